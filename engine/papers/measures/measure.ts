import type { Text } from '../../declare/index.ts';

/** The protection goals of the Standard Data Protection Model that a measure serves first. */
export type ProtectionGoal =
  | 'confidentiality'
  | 'integrity'
  | 'availability'
  | 'unlinkability'
  | 'transparency'
  | 'intervenability'
  | 'minimisation';

/**
 * What proves a measure. A pledge is looked at in the running system; a test is run with every build of the program, and is named by its
 * file and its title.
 */
export type Proof =
  | { readonly by: 'pledge'; readonly pledge: string }
  | { readonly by: 'test'; readonly file: string; readonly title: string };

/** A technical or organisational measure (Art. 32 GDPR) that the program itself carries out. */
export interface Measure {
  readonly id: string;
  readonly goal: ProtectionGoal;
  readonly title: Text;
  /** What the system really does, today. */
  readonly does: Text;
  readonly proof: Proof;
}

/** Something a program cannot do or see (locks, training, contracts): the owner is asked, see `PaperSource.measures`. */
export interface OwnerTask {
  readonly id: string;
  readonly title: Text;
  /** The question the owner answers, with what belongs into the answer. */
  readonly question: Text;
}

/** Something nobody does: neither the program nor the owner is asked for it. Said openly, with the reason. */
export interface Gap {
  readonly id: string;
  readonly reason: Text;
}

/** Says that a pledge proves a measure. */
export const pledged = (pledge: string): Proof => ({ by: 'pledge', pledge });

/** Says that a test proves a measure. */
export const tested = (file: string, title: string): Proof => ({ by: 'test', file, title });

/** A text in both languages. */
export const both = (de: string, en: string): Text => ({ de, en });
