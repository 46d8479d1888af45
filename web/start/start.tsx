import { calendarDay, formatInstant } from '../../platform/i18n/index.ts';
import {
  EmptyState,
  Page,
  Section,
  useLanguage,
  useNow,
  useOffers,
  useSession,
  useTexts,
} from '../../platform/ui/index.ts';
import { shellTexts } from '../texts.ts';
import classes from './start.module.css';

/** What is waiting today: a panel of each module that has something to say. */
export function Start() {
  const t = useTexts(shellTexts);
  const { language } = useLanguage();
  const { user } = useSession();
  const now = useNow();
  const panels = useOffers((module) => module.startPanels);
  return (
    <Page
      title={`${t(`start.${partOfDay(now)}`)}, ${user.name}`}
      lead={<time dateTime={calendarDay(now)}>{formatInstant(now, 'weekday', language)}</time>}
    >
      {panels.length === 0 && <EmptyState title={t('start.empty')}>{t('start.emptyDetail')}</EmptyState>}
      <div className={classes.panels}>
        {panels.map(({ id, title, component: Panel }) => (
          <Section key={id} title={title}>
            <Panel />
          </Section>
        ))}
      </div>
    </Page>
  );
}

function partOfDay(instant: number): 'morning' | 'day' | 'evening' {
  const hour = Number.parseInt(formatInstant(instant, 'time', 'de'), 10);
  return hour < 11 ? 'morning' : hour < 18 ? 'day' : 'evening';
}
