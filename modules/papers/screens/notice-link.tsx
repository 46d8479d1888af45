import { useGet, useLanguage } from '../../../platform/ui/index.ts';
import type { PublicPapers } from '../schemas.ts';

/**
 * The way to the privacy notice for whoever is not signed in. Shows nothing until one is in force.
 * @param props.tenant whose, where the page belongs to a company; left out, the only one there is
 * @param props.target a page of its own, where this one must stay: somebody writes on it, or it stands in a frame
 */
export function NoticeLink({ tenant, target }: { readonly tenant?: string; readonly target?: '_blank' }) {
  const { language } = useLanguage();
  const company = tenant === undefined ? '' : `/${encodeURIComponent(tenant)}`;
  const { data } = useGet<PublicPapers>(`/api/public${company}/papers`);
  const notice = data?.papers.find(({ id }) => id === 'notice');
  if (notice === undefined) return null;
  return (
    <p>
      <a
        href={`${notice.address}?language=${language}`}
        {...(target !== undefined && { target, rel: 'noopener' })}
      >
        {notice.title[language]}
      </a>
    </p>
  );
}
