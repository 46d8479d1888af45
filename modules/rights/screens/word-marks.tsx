import { type KeyboardEvent, useRef, useState } from 'react';
import type { Mark } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import classes from './word-marks.module.css';
import { isMarked, stretchesOf, type Word, wordsOf } from './words-of.ts';

type Part = Mark['parts'][number];

/** A text whose words can be blacked out, by mouse or by keyboard. */
export interface WordMarksProps {
  readonly label: string;
  readonly text: string;
  /** Words that may name somebody else; they are underlined. */
  readonly mentions: readonly string[];
  readonly parts: readonly Pick<Part, 'from' | 'to'>[];
  readonly onChange: (parts: readonly Pick<Part, 'from' | 'to'>[]) => void;
}

/**
 * Blacks out words: a click or the space bar marks one; dragging, or an arrow key with Shift, marks several. Arrow keys go from word to
 * word, so a text is one stop for the Tab key.
 */
export function WordMarks({ label, text, mentions, parts, onChange }: WordMarksProps) {
  const t = useRightsTexts();
  const [at, setAt] = useState(0);
  const dragged = useRef<{ from: number; on: boolean } | null>(null);
  const box = useRef<HTMLParagraphElement>(null);
  const words = wordsOf(text);
  const set = (range: readonly Word[], on: boolean) =>
    onChange(
      stretchesOf(
        text,
        words.filter((word) => (range.includes(word) ? on : isMarked(word, parts))),
      ),
    );
  const go = (to: number) => {
    const next = Math.max(0, Math.min(words.length - 1, to));
    setAt(next);
    box.current?.querySelectorAll('button')[next]?.focus();
    return next;
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: words.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = go(index + step);
    if (event.shiftKey) set(words.slice(Math.min(index, next), Math.max(index, next) + 1), true);
  };
  const pieces = words.map((word, index) => {
    const pressed = isMarked(word, parts);
    const before = text.slice(words[index - 1]?.to ?? 0, word.from);
    return (
      <span key={word.from}>
        {before}
        <button
          type="button"
          className={classes.word}
          tabIndex={index === at ? 0 : -1}
          aria-pressed={pressed}
          data-mentions={mentions.includes(word.text) || undefined}
          onKeyDown={(event) => onKeyDown(event, index)}
          onFocus={() => setAt(index)}
          onClick={(event) => event.detail === 0 && set([word], !pressed)}
          onPointerDown={() => {
            dragged.current = { from: index, on: !pressed };
            set([word], !pressed);
          }}
          onPointerEnter={(event) => {
            const drag = dragged.current;
            if (drag === null || event.buttons !== 1) return;
            set(words.slice(Math.min(drag.from, index), Math.max(drag.from, index) + 1), drag.on);
          }}
          onPointerUp={() => {
            dragged.current = null;
          }}
        >
          {word.text}
        </button>
      </span>
    );
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a paragraph of words that can be pressed, not a set of form fields
    <p ref={box} role="group" aria-label={t('review.words', { field: label })} className={classes.text}>
      {pieces}
      {text.slice(words.at(-1)?.to ?? 0)}
    </p>
  );
}
