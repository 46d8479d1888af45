import { useEffect, useState } from 'react';
import { formatInstant } from '../../platform/i18n/index.ts';
import { useLanguage, useSession, useTexts } from '../../platform/ui/index.ts';
import { moduleScreens } from '../screens.ts';
import { shellTexts } from '../texts.ts';
import classes from './clock-line.module.css';

/** Day and time by the server's clock, and below it what the modules have to say about the clock. */
export function ClockLine({ className = '' }: { className?: string | undefined }) {
  const t = useTexts(shellTexts);
  const { language } = useLanguage();
  const { clockOffset } = useSession();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const instant = now + clockOffset;
  return (
    <div className={`${classes.clock} ${className}`}>
      <time dateTime={new Date(instant).toISOString()}>
        {formatInstant(instant, 'day', language)}, {formatInstant(instant, 'time', language)}
      </time>
      {clockOffset !== 0 && <span className={classes.moved}>{t('clock.moved')}</span>}
      {moduleScreens.map(({ id, clockLine: Line }) => Line && <Line key={id} />)}
    </div>
  );
}
