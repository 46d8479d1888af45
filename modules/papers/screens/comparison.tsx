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
          {shown.map(({ line, number }) => (
            <ComparedLine key={number} line={line} />
          ))}
        </ol>
      )}
    </>
  );
}

function ComparedLine({ line }: { readonly line: Line }) {
  const t = useTexts(paperScreenTexts);
  return (
    <li className={classes.line} data-is={line.is}>
      <span className={classes.mark}>{line.is === 'same' ? '' : t(`mark.${line.is}`)}</span>
      <span>{line.is === 'changed' ? <Words line={line} /> : <Whole line={line} />}</span>
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
