import type { Book, Rows } from './book.ts';

/** What enquiries are put together from. */
export interface Source {
  readonly rows: Rows;
  readonly book: Book;
  /** The zone of the database: dates in it have none. */
  readonly zone: string;
  /** A dry run counts and needs no words; making text of a hundred thousand pages of HTML takes minutes. */
  readonly words: 'read' | 'skip';
}
