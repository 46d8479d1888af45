import { Button } from '@mantine/core';
import {
  api,
  type Column,
  DataList,
  DateText,
  Section,
  useGet,
  useSend,
  useToast,
} from '../../../platform/ui/index.ts';
import type { FreshLinkShown } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';

interface Waiting {
  readonly id: string;
  readonly number: number;
  readonly until: number | null;
}

/** Answers nobody has fetched yet, each with a new link for who lost the old one. Shows nothing when there are none. */
export function WaitingAnswers({ onLink }: { readonly onLink: (link: FreshLinkShown) => void }) {
  const t = useRightsTexts();
  const toast = useToast();
  const { data } = useGet<{ readonly rows: readonly Waiting[] }>('/api/rights-answers');
  const renew = useSend((id: string) => api.post<FreshLinkShown>(`/api/rights-answers/${id}/link`), {
    onDone: onLink,
  });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const columns: readonly Column<Waiting>[] = [
    { id: 'number', title: t('field.number'), cell: (row) => row.number, onCard: 'title' },
    {
      id: 'until',
      title: t('link.until'),
      cell: (row) => (row.until === null ? '–' : <DateText at={row.until} />),
    },
    {
      id: 'link',
      title: t('newLink'),
      width: 'fit',
      onCard: 'bare',
      cell: (row) => (
        <Button size="xs" variant="default" onClick={() => renew.mutate(row.id, { onError: toast.bad })}>
          {t('newLink')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('waiting')} lead={t('waitingLead')}>
      <DataList label={t('waiting')} columns={columns} rows={rows} keyOf={(row) => row.id} />
    </Section>
  );
}
