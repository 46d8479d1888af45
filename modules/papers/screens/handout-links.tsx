import { GoLink, useGet, useLanguage, useMay, useTexts } from '../../../platform/ui/index.ts';
import type { PublicPapers } from '../schemas.ts';
import { paperScreenTexts } from './texts.ts';

const handouts = ['information-sheet', 'consent-form', 'privacy-agreement', 'notice-short'];

/** Blank papers to print for whoever stands at the counter: no personal data is on them. */
export function HandoutLinks() {
  const t = useTexts(paperScreenTexts);
  const { language } = useLanguage();
  const mayPublish = useMay(['owner']);
  const { data } = useGet<PublicPapers>('/api/public/papers');
  if (data === undefined) return null;
  const found = data.papers.filter(({ id }) => handouts.includes(id));
  if (found.length === 0)
    return (
      <p>
        {t('handouts.none')} {mayPublish && <GoLink to="/papers">{t('handouts.toPapers')}</GoLink>}
      </p>
    );
  return (
    <ul aria-label={t('handouts.title')}>
      {found.map(({ id, title, address }) => (
        <li key={id}>
          <a href={`${address}?language=${language}`} target="_blank" rel="noreferrer">
            {title[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}
