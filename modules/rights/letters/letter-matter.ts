import type { Right } from '../rights.ts';

/** What a letter about a request is written from. Days as `YYYY-MM-DD`. */
export interface LetterMatter {
  readonly number: number;
  readonly right: Right;
  readonly name: string;
  readonly address: string;
  readonly text: string;
  readonly receivedDay: string;
  readonly lastDay: string;
  readonly today: string;
  readonly subject: string | null;
  readonly decided: string | null;
  readonly ground: string | null;
  readonly reason: string;
  readonly extension: string;
  readonly addressee: string;
  /** What was objected to, once it is recorded. */
  readonly purpose: { readonly title: string; readonly isMarketing: boolean } | null;
  /** Titles of recipients that were told (Art. 19 GDPR). */
  readonly told: readonly string[];
  /** Recipients that are not told, each with the reason (Art. 19 sentence 1). */
  readonly excused: readonly { readonly title: string; readonly reason: string }[];
  /** What was corrected in this request. */
  readonly rectified: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  /** What an erasure left, with law and day, already in words. */
  readonly kept: readonly string[];
}
