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
      {placed(data.parts).map(({ key, it }) => (
        <Part key={key} part={it} />
      ))}
    </article>
  );
}

/** A paper in force never changes while it is shown, so a place in it is a name. */
const placed = <Of,>(list: readonly Of[]) => list.map((it, key) => ({ key, it }));

type ShownPart = ShownPaper['parts'][number];

function Part({ part }: { readonly part: ShownPart }) {
  if (part.kind === 'heading') return <h4>{part.text}</h4>;
  if (part.kind === 'table') return <Table part={part} />;
  return <p data-kind={part.kind}>{part.text}</p>;
}

/** A table stays one; on a narrow screen a row becomes a card whose cells repeat the title of their column. */
function Table({ part: { text, columns, rows } }: { readonly part: Extract<ShownPart, { kind: 'table' }> }) {
  return (
    <table>
      <caption>{text}</caption>
      <thead>
        <tr>
          {placed(columns).map(({ key, it: title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(rows).map(({ key, it: cells }) => (
          <tr key={key}>
            {placed(cells).map(({ key: at, it: cell }) => (
              <td key={at} data-title={columns[at]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
