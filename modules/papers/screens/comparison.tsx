import { useState } from 'react';
import { CheckField, ErrorState, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Compared } from '../schemas.ts';
import classes from './comparison.module.css';
import { paperScreenTexts } from './texts.ts';

type Line = Compared['lines'][number];

/** Two versions line by line. Each line says in a word what became of it; colour only helps the eye. */
export function Comparison(props: {
  readonly paper: string;
  readonly from: string;
  readonly to: string;
  readonly language: string;
}) {
  const t = useTexts(paperScreenTexts);
  const { paper, ...query } = props;
  const [isShort, setShort] = useState(true);
  const { data, error, refetch } = useGet<Compared>(`/api/papers/${paper}/comparison`, { query });
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  const count = (is: Line['is']) => data.lines.filter((line) => line.is === is).length;
  const counts = { added: count('added'), removed: count('removed'), changed: count('changed') };
  const differs = counts.added + counts.removed + counts.changed > 0;
  const numbered = data.lines.map((line, number) => ({ line, number }));
  const shown = isShort ? numbered.filter(({ line }) => line.is !== 'same') : numbered;
  return (
    <>
      <p role="status">{differs ? t('counted', counts) : t('same')}</p>
      <CheckField
        name="onlyChanges"
        label={t('onlyChanges')}
        value={isShort}
        onChange={setShort}
        error={undefined}
      />
      {shown.length > 0 && (
        <ol className={classes.lines} aria-label={t('lines')} lang={props.language}>
          {shown.map(({ line, number }, i) => {
            const isFirst = isShort && shown[i - 1]?.line.section !== line.section;
            const place = isFirst ? placeOf(line, data.lines) : '';
            return <ComparedLine key={number} line={line} place={place} />;
          })}
        </ol>
      )}
    </>
  );
}

/** The heading of the section a line stands in; empty for the heading itself. */
function placeOf(line: Line, lines: readonly Line[]): string {
  const heading = lines.find(({ section }) => section === line.section);
  if (heading === undefined || heading === line) return '';
  return heading.is === 'changed' ? heading.parts.map(({ text }) => text).join('') : heading.text;
}

function ComparedLine({ line, place }: { readonly line: Line; readonly place: string }) {
  const t = useTexts(paperScreenTexts);
  return (
    <li data-is={line.is}>
      {place !== '' && <p className={classes.place}>{place}</p>}
      <div className={classes.line}>
        <span className={classes.mark}>{line.is === 'same' ? '' : t(`mark.${line.is}`)}</span>
        <span>{line.is === 'changed' ? <Words line={line} /> : <Whole line={line} />}</span>
      </div>
    </li>
  );
}

function Whole({ line }: { readonly line: Exclude<Line, { is: 'changed' }> }) {
  if (line.is === 'added') return <ins>{line.text}</ins>;
  return line.is === 'removed' ? <del>{line.text}</del> : line.text;
}

function Words({ line }: { readonly line: Extract<Line, { is: 'changed' }> }) {
  return line.parts.map(({ is, text }, i) => {
    const key = `${i} ${is}`;
    if (is === 'added') return <ins key={key}>{text}</ins>;
    return is === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
  });
}
