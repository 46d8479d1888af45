import { EmptyState, GoLink, Page, useOffers, useParam, useTexts } from '../../platform/ui/index.ts';
import { Missing } from '../frame/page-states.tsx';
import { shellTexts } from '../texts.ts';
import classes from './settings.module.css';

/** The settings of all modules, one section at a time. Sections without roles of their own are the owner's. */
export function Settings() {
  const t = useTexts(shellTexts);
  const sections = useOffers((module) => module.settings, ['owner']);
  const wanted = useParam('section');
  const shown = wanted === '' ? sections[0] : sections.find((section) => section.id === wanted);
  if (shown === undefined && wanted !== '') return <Missing />;
  return (
    <Page title={t('settings.title')}>
      {shown === undefined ? (
        <EmptyState>{t('settings.empty')}</EmptyState>
      ) : (
        <div className={classes.layout}>
          <nav aria-label={t('settings.title')} className={classes.nav}>
            {sections.map((section) => (
              <GoLink
                key={section.id}
                to={`/settings/${section.id}`}
                className={classes.link}
                {...(section === shown && { 'aria-current': 'page' as const })}
              >
                {section.title}
              </GoLink>
            ))}
          </nav>
          <section key={shown.id} aria-label={shown.title} className={classes.section}>
            <h2 className={classes.title}>{shown.title}</h2>
            <shown.component />
          </section>
        </div>
      )}
    </Page>
  );
}
