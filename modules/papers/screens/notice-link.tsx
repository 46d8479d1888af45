import { useGet, useLanguage } from '../../../platform/ui/index.ts';
import type { PublicPapers } from '../schemas.ts';

/** The way to the privacy notice for whoever is not signed in. Shows nothing until one is in force. */
export function NoticeLink() {
  const { language } = useLanguage();
  const { data } = useGet<PublicPapers>('/api/public/papers');
  const notice = data?.papers.find(({ id }) => id === 'notice');
  if (notice === undefined) return null;
  return (
    <p>
      <a href={`${notice.address}?language=${language}`}>{notice.title[language]}</a>
    </p>
  );
}
