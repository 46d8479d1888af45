import { type Column, DayText, RelativeDue, StateBadge, useTexts } from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';
import { screenTexts } from './texts.ts';

const tones = { coming: 'neutral', running: 'good', ended: 'neutral' } as const;

/** The columns of a list of contracts. When something was last invoiced is shown to those who do the books. */
export function useContractColumns(): readonly Column<Contract>[] {
  const t = useTexts(screenTexts);
  return [
    { id: 'number', title: t('field.number'), width: 'fit', cell: (row) => row.number, onCard: 'title' },
    { id: 'partner', title: t('field.partner'), cell: (row) => row.partner, onCard: 'bare' },
    { id: 'services', title: t('field.services'), cell: (row) => row.services.join(', ') },
    {
      id: 'state',
      title: t('field.state'),
      width: 'fit',
      cell: (row) => <StateBadge tone={tones[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
    },
    { id: 'starts', title: t('field.starts'), width: 'fit', cell: (row) => <DayText day={row.startsOn} /> },
    { id: 'ends', title: t('field.ends'), width: 'fit', cell: (row) => <DayText day={row.endsOn} /> },
    {
      id: 'invoice',
      title: t('field.lastInvoice'),
      width: 'fit',
      cell: (row) => <DayText day={row.billing?.lastInvoiceOn ?? null} />,
    },
    { id: 'dies', title: t('field.dies'), width: 'fit', cell: (row) => <RelativeDue at={row.dueAt} /> },
  ];
}
