import { useGet } from '../../platform/ui/index.ts';

interface Shown {
  readonly settings: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly revision: number;
  }[];
}

/** A setting with the revision its form has to name, once it is there. */
export function useSetting<Value>(id: string) {
  const { data, error, refetch } = useGet<Shown>('/api/settings');
  const found = data?.settings.find((each) => each.id === id);
  const setting = found === undefined ? null : { value: found.value as Value, revision: found.revision };
  return { setting, error, retry: () => void refetch() };
}
