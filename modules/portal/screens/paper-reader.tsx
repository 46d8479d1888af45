import { DateText, ErrorState, useGet } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { ShownPaper } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

/** A paper in force, read from top to bottom without leaving the portal. */
export function PaperReader({ id }: { readonly id: string }) {
  const t = usePortalTexts();
  const { data, error, refetch } = useGet<ShownPaper>(`/api/portal/papers/${id}`);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.id !== id) return null;
  return (
    <article className={classes.paper} aria-label={data.title}>
      <h3>{data.title}</h3>
      <p className={classes.quiet}>
        {t('privacy.version', { number: data.number })} <DateText at={data.publishedAt} />
      </p>
      {data.parts.map(({ kind, text }, at) => {
        const key = `${at}${kind}`;
        if (kind === 'heading') return <h4 key={key}>{text}</h4>;
        return (
          <p key={key} data-kind={kind}>
            {text}
          </p>
        );
      })}
    </article>
  );
}
