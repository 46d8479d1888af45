import { DateText, GoLink, StateBadge, useGet } from '../../../platform/ui/index.ts';
import type { RequestList } from '../schemas.ts';
import { lightTones, useRightsTexts } from './use-rights-texts.ts';

/** Requests that are due soon or late, on the start page. */
export function DuePanel() {
  const t = useRightsTexts();
  const { data } = useGet<RequestList>('/api/rights-requests', { everySeconds: 300 });
  const open = data?.open ?? [];
  if (open.length === 0) return null;
  return (
    <ul>
      {open.slice(0, 5).map((row) => (
        <li key={row.id}>
          <GoLink to={`/requests/${row.id}`}>
            {t(`right.${row.right}`)} {row.number}
          </GoLink>{' '}
          <StateBadge tone={lightTones[row.light]}>
            {t('field.lastDay')} <DateText at={noonOf(row.lastDay)} />
          </StateBadge>
        </li>
      ))}
    </ul>
  );
}

/** An instant on a day, for showing it. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
