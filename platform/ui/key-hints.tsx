import { Kbd } from '@mantine/core';
import classes from './key-hints.module.css';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';

/** A key or keys, and what they do. */
export interface KeyHint {
  readonly keys: readonly string[];
  readonly label: string;
}

/** A quiet line that says which keys work here. Not shown where there is no keyboard to speak of. */
export function KeyHints({ hints }: { hints: readonly KeyHint[] }) {
  const t = useTexts(uiTexts);
  return (
    <dl className={classes.hints} data-screen-only aria-label={t('keys.title')}>
      {hints.map((hint) => (
        <div key={hint.keys.join()} className={classes.hint}>
          <dt>
            {hint.keys.map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{hint.label}</dd>
        </div>
      ))}
    </dl>
  );
}
