import {
  api,
  ErrorNotice,
  SwitchField,
  useGet,
  useSend,
  useSession,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { paperScreenTexts } from './texts.ts';

interface Shown {
  readonly settings: readonly { readonly id: string; readonly value: unknown; readonly revision: number }[];
}

/** Whether everybody may read a paper that no law makes public: the owner's choice, the same for all its versions. */
export function PublicChoice({ paper }: { readonly paper: string }) {
  const t = useTexts(paperScreenTexts);
  return useSession().user.roles.includes('owner') ? (
    <Choice paper={paper} />
  ) : (
    <p>{t('choice.ownerOnly')}</p>
  );
}

function Choice({ paper }: { readonly paper: string }) {
  const t = useTexts(paperScreenTexts);
  const toast = useToast();
  const { data } = useGet<Shown>('/api/settings');
  const setting = data?.settings.find(({ id }) => id === 'papers-public');
  const { papers } = (setting?.value ?? { papers: [] }) as { readonly papers: readonly string[] };
  const change = useSend(
    (isPublic: boolean) =>
      api.put('/api/settings/papers-public', {
        value: { papers: isPublic ? [...papers, paper] : papers.filter((each) => each !== paper) },
        revision: setting?.revision,
      }),
    { refreshes: ['/api/settings', '/api/papers'], onDone: () => toast.good(t('publishing.saved')) },
  );
  if (setting === undefined) return null;
  return (
    <>
      <SwitchField
        name="public"
        label={t('choice.label')}
        hint={t('choice.hint')}
        value={papers.includes(paper)}
        onChange={(value) => change.mutate(value)}
        error={undefined}
      />
      <ErrorNotice error={change.error} />
    </>
  );
}
