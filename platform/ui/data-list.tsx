import { Button, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import classes from './data-list.module.css';
import type { Column, DataListProps, Sort } from './data-list-props.ts';
import { DataRow } from './data-row.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';

/**
 * A list of rows: a table on a wide screen, cards on a narrow one, a table to a screen reader on both. Arrow keys move
 * between rows that open something, Enter opens.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const { rows, isLoading = false, error } = props;
  if (error !== undefined && error !== null && rows.length === 0)
    return <ErrorState error={error} {...(props.onRetry && { onRetry: props.onRetry })} />;
  if (!isLoading && rows.length === 0) return <>{props.empty ?? <EmptyState />}</>;
  return (
    <div className={classes.list}>
      {/* explicit roles: some browsers drop the table's meaning when CSS turns rows into cards */}
      <table role="table" aria-label={props.label} aria-busy={isLoading} className={classes.table}>
        <ListHead {...props} />
        <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
          {isLoading && rows.length === 0
            ? [...Array(6).keys()].map((line) => <SkeletonRow key={line} columns={props.columns.length} />)
            : rows.map((row) => <DataRow key={props.keyOf(row)} row={row} list={props} />)}
        </tbody>
      </table>
      <ListFoot {...props} />
    </div>
  );
}

function ListHead<Row>({ columns, rows, keyOf, selection, sort, onSort }: DataListProps<Row>) {
  const t = useTexts(uiTexts);
  const all = rows.length > 0 && rows.every((row) => selection?.keys.has(keyOf(row)));
  return (
    <thead role="rowgroup" className={classes.head}>
      <tr role="row">
        {selection !== undefined && (
          <th role="columnheader" scope="col" className={classes.check}>
            <Checkbox
              aria-label={t('list.selectAll')}
              checked={all}
              indeterminate={!all && selection.keys.size > 0}
              onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(keyOf)))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            data-align={column.align}
            data-width={column.width}
            aria-sort={sort?.by === column.id ? sort.direction : undefined}
          >
            {column.sortable && onSort ? (
              <SortButton column={column} sort={sort} onSort={onSort} />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortButtonProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

function SortButton<Row>({ column, sort, onSort }: SortButtonProps<Row>) {
  const t = useTexts(uiTexts);
  const sorted = sort?.by === column.id ? sort.direction : undefined;
  const next = sorted === 'ascending' ? 'descending' : 'ascending';
  const Icon = sorted === undefined ? IconSelector : sorted === 'ascending' ? IconChevronUp : IconChevronDown;
  return (
    <button
      type="button"
      className={classes.sort}
      title={t(next === 'ascending' ? 'list.sortAscending' : 'list.sortDescending')}
      onClick={() => onSort({ by: column.id, direction: next })}
    >
      {column.title}
      <Icon size={14} stroke={1.75} aria-hidden />
    </button>
  );
}

function SkeletonRow({ columns }: { columns: number }) {
  return (
    <tr role="row" className={classes.row} aria-hidden>
      {[...Array(columns).keys()].map((cell) => (
        <td key={cell} role="cell">
          <span className={classes.skeleton} />
        </td>
      ))}
    </tr>
  );
}

function ListFoot<Row>({
  rows,
  total,
  hasMore = false,
  onMore,
  isLoadingMore = false,
  isLoading,
}: DataListProps<Row>) {
  const t = useTexts(uiTexts);
  const count =
    total === undefined || total === rows.length
      ? t('list.shown', { count: rows.length })
      : t('list.shownOf', { shown: rows.length, total });
  return (
    <div className={classes.foot}>
      <span role="status">{isLoading && rows.length === 0 ? t('list.loading') : count}</span>
      {hasMore && onMore && (
        <Button variant="default" size="sm" onClick={onMore} loading={isLoadingMore}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const target = event.target;
  if (step === 0 || !(target instanceof HTMLElement) || !target.matches('[data-opens-row]')) return;
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-opens-row]')];
  const next = openers[openers.indexOf(target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
