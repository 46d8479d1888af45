import type { ReactNode } from 'react';

/** A column of a list. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for money and numbers. */
  readonly align?: 'start' | 'end';
  /** `fit` takes no more than its content; otherwise the room is shared. */
  readonly width?: 'fit' | 'share';
  readonly sortable?: true;
  /** On a narrow screen a row is a card: its title, a labelled line, a bare line without the column's name, or left out. */
  readonly onCard?: 'title' | 'line' | 'bare' | 'hidden';
}

/** By what a list is sorted. */
export interface Sort {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

/** Rows chosen with check boxes, by key. */
export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  /** What the check box of a row is called: `Bestellung 20417`. */
  readonly nameOf: (row: Row) => string;
}

/** A list of things of one kind. */
export interface DataListProps<Row> {
  /** What the list holds, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where a row leads; its first column becomes the link. */
  readonly linkTo?: (row: Row) => string;
  /** What a row does when there is no place to go to. */
  readonly onOpen?: (row: Row) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection<Row>;
  readonly isLoading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Shown instead of the list when it is empty; name what to do next. */
  readonly empty?: ReactNode;
  readonly total?: number | undefined;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  readonly isLoadingMore?: boolean;
}
