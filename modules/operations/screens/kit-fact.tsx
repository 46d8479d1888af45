import { formatInstant } from '../../../platform/i18n/index.ts';
import { GoLink, useLanguage, useTexts } from '../../../platform/ui/index.ts';
import type { Board } from '../schemas.ts';
import { backupTexts } from './texts.ts';

/** Which kit is in use and when it was tested, or that there is none. */
export function KitFact({ kit, isOwner }: { readonly kit: Board['kit']; readonly isOwner: boolean }) {
  const t = useTexts(backupTexts);
  const { language } = useLanguage();
  const link = isOwner && <GoLink to="/backups/kit">{t(kit === null ? 'kitMake' : 'kitTest')}</GoLink>;
  if (kit === null)
    return (
      <>
        {t('kitNone')} {link}
      </>
    );
  const { fingerprint: mark, testedAt } = kit;
  return (
    <>
      {testedAt === null
        ? t('kitUntested', { mark })
        : t('kitTested', { mark, day: formatInstant(testedAt, 'day', language) })}{' '}
      {link}
    </>
  );
}
