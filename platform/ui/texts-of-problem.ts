import type { TextKey } from '../i18n/index.ts';
import { isProblem } from './problem.ts';
import type { uiTexts } from './texts.ts';

/** What people are told about something that failed: the server's own words when it found some, otherwise ours. */
export interface SaidProblem {
  readonly title: string;
  readonly detail: string | undefined;
  /** For a call to support: never personal, never a stack. */
  readonly code: string;
}

type Speak = (key: TextKey<typeof uiTexts>) => string;

const wordsByStatus = {
  0: 'offline',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  410: 'gone',
  429: 'tooMany',
} as const satisfies Readonly<Record<number, string>>;

function wordsFor(status: number): (typeof wordsByStatus)[keyof typeof wordsByStatus] | 'server' {
  return status in wordsByStatus ? wordsByStatus[status as keyof typeof wordsByStatus] : 'server';
}

/** Says what failed in people's words. */
export function sayProblem(thrown: unknown, t: Speak): SaidProblem {
  if (!isProblem(thrown))
    return { title: t('error.server'), detail: t('error.serverDetail'), code: 'screen' };
  const words = wordsFor(thrown.status);
  const hasOwnWords = thrown.status > 0 && !thrown.code.startsWith('http-');
  return hasOwnWords
    ? { title: thrown.document.title, detail: thrown.document.detail, code: thrown.code }
    : { title: t(`error.${words}`), detail: t(`error.${words}Detail`), code: thrown.code };
}
