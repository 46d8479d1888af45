import {
  calendarDaysBetween,
  type DateStyle,
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
  formatRelativeDays,
} from '../i18n/index.ts';
import { useLanguage, useTexts } from './language.tsx';
import { useNow } from './session.tsx';
import { uiTexts } from './texts.ts';
import classes from './values.module.css';

/** An amount of euro cents. */
export function Money({ cents }: { cents: number }) {
  const { language } = useLanguage();
  return <span className={classes.figure}>{formatMoney(cents, language)}</span>;
}

/** A plain number. */
export function NumberText({ value }: { value: number }) {
  const { language } = useLanguage();
  return <span className={classes.figure}>{formatNumber(value, language)}</span>;
}

/** An instant (milliseconds since 1970) in German time; a dash for `null`. */
export function DateText({ at, style = 'day' }: { at: number | null; style?: DateStyle }) {
  const { language } = useLanguage();
  if (at === null) return <span className={classes.nothing}>–</span>;
  return (
    <time dateTime={new Date(at).toISOString()} className={classes.figure}>
      {formatInstant(at, style, language)}
    </time>
  );
}

/** A calendar day (`2026-03-02`) as people write it; a dash for `null`. */
export function DayText({ day }: { day: string | null }) {
  const { language } = useLanguage();
  if (day === null) return <span className={classes.nothing}>–</span>;
  return (
    <time dateTime={day} className={classes.figure}>
      {formatDay(day, language)}
    </time>
  );
}

/** When something dies, falls due or expires. */
export interface RelativeDueProps {
  /** Milliseconds since 1970; `null` while it cannot be known. */
  readonly at: number | null;
  readonly what?: 'dies' | 'due' | 'expires';
}

/** `wird in 12 Tagen gelöscht`, with the date behind it. In the warning hue when it dies within 30 days, stronger within 7. */
export function RelativeDue({ at, what = 'dies' }: RelativeDueProps) {
  const t = useTexts(uiTexts);
  const { language } = useLanguage();
  const now = useNow();
  if (at === null) return <span className={classes.nothing}>{t('due.never')}</span>;
  const days = calendarDaysBetween(now, at - 1);
  const nearness = days <= 7 ? 'near' : days <= 30 ? 'soon' : 'far';
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatInstant(at, 'weekday', language)}
      className={classes.due}
      data-nearness={what === 'dies' ? nearness : 'far'}
    >
      {t(`due.${what}`, { when: formatRelativeDays(days, language) })}
    </time>
  );
}
