import { type ComponentType, lazy, Suspense } from 'react';

/** A component that is loaded when it is shown first, so that the first page does not carry it. Shows nothing until then. */
export function deferred<Props extends object, Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: (await load())[name] as ComponentType<object> }));
  return (props: Props) => (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
