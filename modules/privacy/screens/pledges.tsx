import { Button } from '@mantine/core';
import { formatInstant } from '../../../platform/i18n/index.ts';
import {
  DateText,
  ErrorState,
  GoLink,
  Page,
  StateBadge,
  useGet,
  useLanguage,
  useSession,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { PledgesWithHistory as Pledges } from '../schemas.ts';
import { privacyTexts } from '../texts.ts';
import { pledgeSteps, stepFor } from './pledge-steps.ts';
import classes from './pledges.module.css';

const tones = { kept: 'good', broken: 'bad', 'not-yet-provable': 'neutral' } as const;

/** Each published sentence with what the running system says about it. */
export function PledgesPage() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const { data, error, isFetching, refetch } = useGet<Pledges>('/api/pledges');
  const keptCount = data?.pledges.filter((pledge) => pledge.state === 'kept').length ?? 0;
  const button = (
    <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
      {t('pledges.check')}
    </Button>
  );
  return (
    <Page title={t('pledges.title')} lead={t('pledges.lead')} actions={button}>
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <p role="status">
            {t('pledges.summary', { kept: keptCount, all: data.pledges.length })}{' '}
            {t('pledges.checkedAt', { at: formatInstant(data.checkedAt, 'minute', language) })}
          </p>
          <ul className={classes.pledges}>
            {[...data.pledges].sort(gravestFirst).map((pledge) => (
              <PledgeRow key={pledge.id} pledge={pledge} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

type Shown = Pledges['pledges'][number];

const gravity = ['broken', 'not-yet-provable', 'kept'] as const;

/** What needs somebody comes first. */
const gravestFirst = (a: Shown, b: Shown): number => gravity.indexOf(a.state) - gravity.indexOf(b.state);

function PledgeRow({ pledge }: { readonly pledge: Shown }) {
  const t = useTexts(privacyTexts);
  const s = useTexts(pledgeSteps);
  const { language } = useLanguage();
  const { step, to, isOwners } = stepFor(pledge.id);
  const mayLook = useSession().user.roles.includes('owner') || isOwners !== true;
  return (
    <li className={classes.pledge}>
      <div className={classes.state}>
        <StateBadge tone={tones[pledge.state]}>{t(`pledges.${pledge.state}`)}</StateBadge>
        <span className={classes.since}>
          {t('pledges.since', { day: formatInstant(pledge.since, 'day', language) })}
        </span>
      </div>
      <div>
        <p className={classes.sentence}>{pledge.sentence[language]}</p>
        <p className={classes.evidence}>
          <code>{pledge.id}</code> {pledge.evidence[language]}{' '}
          {mayLook && <GoLink to={to}>{s('look')}</GoLink>}
        </p>
        {pledge.state === 'broken' && <p>{s(step)}</p>}
        {pledge.history.length > 1 && <History history={pledge.history} />}
      </div>
    </li>
  );
}

/** How a pledge stood before: when it was kept, broken or not yet provable, and what was found. */
function History({ history }: Pick<Shown, 'history'>) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  return (
    <details>
      <summary>{t('pledges.history')}</summary>
      <ol className={classes.history}>
        {history.map(({ at, state, evidence }) => (
          <li key={at}>
            <DateText at={at} style="minute" />: {t(`pledges.${state}`)}. {evidence[language]}
          </li>
        ))}
      </ol>
    </details>
  );
}
