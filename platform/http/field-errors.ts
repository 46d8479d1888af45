import type { Text } from '@redlich/engine';
import type { z } from 'zod';
import type { TextKey, TextValues } from '../i18n/texts.ts';
import { bilingual } from '../i18n/translate.ts';
import type { FieldError } from './problem.ts';
import { httpTexts as texts } from './texts.ts';

type Issue = z.core.$ZodIssue;

/**
 * What zod found wrong, as field errors in both languages. Never repeats what was entered. A rule of one's own brings its own
 * words: `schema.refine(check, { params: { text: { de, en } } })`.
 */
export function fieldErrors(error: z.ZodError, input: unknown): readonly FieldError[] {
  return error.issues.map((issue) => ({
    field: issue.path.map(String).join('/'),
    code: issue.code,
    message: messageOf(issue, valueAt(input, issue.path) === undefined),
  }));
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

const say = (key: TextKey<typeof texts>, values?: TextValues): Text => bilingual(texts, key, values);

function messageOf(issue: Issue, missing: boolean): Text {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return say('field.whole');
      return say(missing ? 'field.required' : 'field.type');
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return say('field.step', { step: issue.divisor });
    case 'invalid_format':
      return say(formatKey(issue.format));
    case 'invalid_value':
      return say(missing ? 'field.required' : 'field.choice');
    case 'invalid_union':
      return say(missing ? 'field.required' : 'field.type');
    case 'unrecognized_keys':
      return say('field.unknown');
    case 'custom':
      return wordsOfRule(issue) ?? say('field.invalid');
    default:
      return say('field.invalid');
  }
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Text {
  const count = Number(minimum);
  if (origin === 'string') return count <= 1 ? say('field.required') : say('field.tooShort', { count });
  if (origin === 'array' || origin === 'set' || origin === 'map') return say('field.tooFew', { count });
  return say(inclusive === false ? 'field.more' : 'field.tooSmall', { limit: count });
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): Text {
  const count = Number(maximum);
  if (origin === 'string') return say('field.tooLong', { count });
  if (origin === 'array' || origin === 'set' || origin === 'map') return say('field.tooMany', { count });
  return say(inclusive === false ? 'field.less' : 'field.tooBig', { limit: count });
}

function formatKey(format: string): TextKey<typeof texts> {
  if (format === 'email' || format === 'url') return `field.${format}`;
  return format === 'date' || format === 'datetime' ? 'field.date' : 'field.format';
}

/** The words a rule of one's own brought; `null` for any other issue. */
export function wordsOfRule(issue: Issue): Text | null {
  const text = issue.code === 'custom' ? issue.params?.text : null;
  const fits = typeof text === 'object' && text !== null && 'de' in text && 'en' in text;
  return fits ? { de: String(text.de), en: String(text.en) } : null;
}
