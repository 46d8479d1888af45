import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import classes from './data-list.module.css';
import type { Column, DataListProps } from './data-list-props.ts';
import { useTexts } from './language.tsx';
import { GoLink } from './navigate.tsx';
import { uiTexts } from './texts.ts';

/** One row of a `DataList`. A click anywhere in it does what its link or button does, unless text was being selected. */
export function DataRow<Row>({ row, list }: { row: Row; list: DataListProps<Row> }) {
  const t = useTexts(uiTexts);
  const { columns, keyOf, selection } = list;
  const key = keyOf(row);
  const opens = list.linkTo !== undefined || list.onOpen !== undefined;
  const chosen = selection?.keys.has(key) ?? false;
  return (
    <tr
      role="row"
      className={classes.row}
      data-opens={opens}
      data-chosen={chosen}
      onClick={opens ? openRow : undefined}
    >
      {selection !== undefined && (
        <td role="cell" className={classes.check}>
          <Checkbox
            aria-label={t('list.select', { name: selection.nameOf(row) })}
            checked={chosen}
            onChange={() => selection.onChange(toggled(selection.keys, key))}
          />
        </td>
      )}
      {columns.map((column, position) => (
        <td
          key={column.id}
          role="cell"
          data-align={column.align}
          data-width={column.width}
          data-card={column.onCard ?? (position === 0 ? 'title' : 'line')}
        >
          <span className={classes.label} aria-hidden>
            {column.title}
          </span>
          <span className={classes.value}>{cellOf(row, column, position, list)}</span>
        </td>
      ))}
    </tr>
  );
}

function cellOf<Row>(row: Row, column: Column<Row>, position: number, list: DataListProps<Row>): ReactNode {
  const content = column.cell(row);
  if (position > 0) return content;
  if (list.linkTo !== undefined)
    return (
      <GoLink to={list.linkTo(row)} className={classes.open} data-opens-row>
        {content}
      </GoLink>
    );
  const { onOpen } = list;
  if (onOpen === undefined) return content;
  return (
    <button type="button" className={classes.open} data-opens-row onClick={() => onOpen(row)}>
      {content}
    </button>
  );
}

function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('a, button, input, label, [role="dialog"]')) return;
  if (window.getSelection()?.isCollapsed === false) return;
  event.currentTarget.querySelector<HTMLElement>('[data-opens-row]')?.click();
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const changed = new Set(keys);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}
