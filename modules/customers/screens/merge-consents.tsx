import { formatInstant } from '../../../platform/i18n/index.ts';
import { StateBadge, useLanguage, useSay, useTexts } from '../../../platform/ui/index.ts';
import type { ConsentStandingReply, MergePreviewReply } from '../replies.ts';
import classes from './merge-fields.module.css';
import { customerScreenTexts } from './texts.ts';

/** What becomes of each consent in a merge. */
export interface ConsentTableProps {
  readonly preview: MergePreviewReply;
  readonly keepNumber: string;
  readonly dropNumber: string;
}

/** The consents of both files, and what stands afterwards. */
export function ConsentTable({ preview, keepNumber, dropNumber }: ConsentTableProps) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const label = `${t('merge.consents')}: ${t('merge.result')}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('merge.consents')}</th>
            <th scope="col">{t('merge.from', { number: keepNumber })}</th>
            <th scope="col">{t('merge.from', { number: dropNumber })}</th>
            <th scope="col">{t('merge.result')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.consents.map(({ consent, title, keep, drop, result }) => (
            <tr key={consent}>
              <th scope="row">{say(title)}</th>
              <td>
                <Standing standing={keep} />
              </td>
              <td>
                <Standing standing={drop} />
              </td>
              <td>
                <StateBadge tone={result === 'given' ? 'good' : 'neutral'}>{t(`merge.${result}`)}</StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ standing: { state, since } }: { readonly standing: ConsentStandingReply }) {
  const t = useTexts(customerScreenTexts);
  const { language } = useLanguage();
  if (state === 'never' || since === null) return t('consent.never');
  return t(`consent.${state}`, { day: formatInstant(since, 'day', language) });
}
