import type { PropsWithChildren } from 'react';
import { isLanguage } from '../../platform/i18n/index.ts';
import { useLanguage, useTexts } from '../../platform/ui/index.ts';
import { Mark } from '../logo.tsx';
import classes from './doorway.module.css';
import { loginTexts } from './texts.ts';

/** The page before one is signed in: what Redlich is at the left, what to do at the right. */
export function Doorway({ children }: PropsWithChildren) {
  const t = useTexts(loginTexts);
  return (
    <div className={classes.doorway}>
      <aside className={classes.side} aria-label="Redlich">
        <div className={classes.brand}>
          <Mark size={34} />
          <span>Redlich</span>
        </div>
        <div className={classes.promise}>
          <p className={classes.sentence}>{t('promise.title')}</p>
          <ul>
            <li>{t('promise.one')}</li>
            <li>{t('promise.two')}</li>
            <li>{t('promise.three')}</li>
          </ul>
        </div>
        <p className={classes.note}>{t('deviceNote')}</p>
      </aside>
      <main className={classes.main}>
        <div className={classes.content}>{children}</div>
        <LanguageSwitch />
      </main>
    </div>
  );
}

/** The other language, in its own words. */
function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <button
      type="button"
      lang={other}
      className={classes.language}
      onClick={() => isLanguage(other) && setLanguage(other)}
    >
      {other === 'en' ? 'English' : 'Deutsch'}
    </button>
  );
}
