import { GoLink, useLanguage, useTexts } from '../../../platform/ui/index.ts';
import type { Papers } from '../schemas.ts';
import { paperScreenTexts } from './texts.ts';

/** Where the owner enters what a paper asks for. */
const places: Readonly<Record<string, string>> = {
  company: '/settings/company.company',
  representative: '/settings/company.data-protection',
  officer: '/settings/company.data-protection',
  authority: '/settings/company.data-protection',
  hosting: '/settings/company.data-protection',
  recipients: '/recipients',
};

/** What a paper asks for, each with the way to where it is entered. */
export function MissingLinks({ missing }: { readonly missing: Papers['papers'][number]['missing'] }) {
  const t = useTexts(paperScreenTexts);
  const { language } = useLanguage();
  return (
    <ul>
      {missing.map(({ setting, text }) => (
        <li key={`${setting} ${text.de}`}>
          <GoLink to={places[setting] ?? '/settings'} aria-label={t('complete', { what: text[language] })}>
            {text[language]}
          </GoLink>
        </li>
      ))}
    </ul>
  );
}
