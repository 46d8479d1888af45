import type { Language } from '../declare/index.ts';

/** A piece of a line: text, or text with a meaning of its own. */
export type Span =
  | string
  | {
      readonly text: string;
      readonly strong?: true;
      /** An absolute address, `mailto:` or `tel:`. */
      readonly link?: string;
      /** Id of the pledge this sentence is; readers can follow it to its proof. */
      readonly pledge?: string;
    };

/** A line of text. */
export type Line = string | readonly Span[];

/** One element of a paper. There is nothing here about looks: each renderer has its own. */
export type Block =
  | {
      readonly block: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      /** Stable name of the section, in kebab-case and the same in every language, so that versions can be compared. */
      readonly anchor: string;
    }
  | { readonly block: 'paragraph'; readonly text: Line }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly block: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Line }[] }
  | {
      readonly block: 'table';
      /** Read aloud before the table; also shown. */
      readonly caption: string;
      /** `share`: of the width, relative to the others. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly Line[])[];
    }
  | { readonly block: 'note'; readonly tone: 'info' | 'warning'; readonly text: Line }
  /** Something only the owner knows and has not entered yet. Asked for, never invented. `setting` says where to enter it. */
  | { readonly block: 'missing'; readonly setting: string; readonly text: string }
  /** An empty box to tick by hand. */
  | { readonly block: 'choice'; readonly text: Line }
  /** Lines to fill in or sign by hand, each with what belongs on it. */
  | { readonly block: 'signature'; readonly lines: readonly string[] }
  | { readonly block: 'page-break' };

/** A paper before it has a form: all that it says, in one language. Renderers make HTML, PDF/A, docx or plain lines of it. */
export interface Paper {
  /** `notice`, `processing-record`, `access-report` … */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  /** The controller's name, for the head of each page. */
  readonly publisher: string;
  readonly blocks: readonly Block[];
}

/** A line without its meaning, for comparing, searching and plain output. */
export const plainLine = (line: Line): string =>
  typeof line === 'string'
    ? line
    : line.map((span) => (typeof span === 'string' ? span : span.text)).join('');
