import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  type Column,
  DataList,
  EmptyState,
  Money,
  RelativeDue,
  SearchField,
  Section,
  type Sort,
  StateBadge,
} from '../../platform/ui/index.ts';
import { day, type ExampleOrder, exampleOrders, stateTones } from './example-orders.ts';

const columns: readonly Column<ExampleOrder>[] = [
  { id: 'number', title: 'Nummer', cell: (order) => order.number, sortable: true, width: 'fit' },
  { id: 'title', title: 'Titel', cell: (order) => order.title, onCard: 'bare', sortable: true },
  {
    id: 'state',
    title: 'Zustand',
    cell: (order) => <StateBadge tone={stateTones[order.state]}>{order.state}</StateBadge>,
  },
  {
    id: 'due',
    title: 'Löschuhr',
    cell: (order) => <RelativeDue at={order.dueInDays === null ? null : day(order.dueInDays)} />,
  },
  {
    id: 'price',
    title: 'Betrag',
    cell: (order) => <Money cents={order.cents} />,
    align: 'end',
    sortable: true,
  },
];

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Search, list, states of a list. */
export function ShowLists() {
  const [words, setWords] = useState('');
  const [scanned, setScanned] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort>({ by: 'number', direction: 'ascending' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const [shown, setShown] = useState(8);
  const value = (order: ExampleOrder) =>
    sort.by === 'price' ? order.cents : sort.by === 'title' ? order.title : order.number;
  const found = exampleOrders.filter((order) => order.title.toLowerCase().includes(words.toLowerCase()));
  const sorted = found.toSorted(
    (a, b) => compare(value(a), value(b)) * (sort.direction === 'ascending' ? 1 : -1),
  );
  return (
    <>
      <Section title="Liste">
        <SearchField
          label="Bestellungen durchsuchen"
          placeholder="Titel, Nummer oder Barcode"
          value={words}
          onSearch={setWords}
          onScan={setScanned}
          shortcut="/"
        />
        <p role="status">
          {scanned !== null && `Gescannt: ${scanned}`} {opened !== null && `Geöffnet: ${opened}`}
        </p>
        <DataList
          label="Bestellungen"
          columns={columns}
          rows={sorted.slice(0, shown)}
          keyOf={(order) => order.number}
          onOpen={(order) => setOpened(order.number)}
          sort={sort}
          onSort={setSort}
          selection={{ keys: chosen, onChange: setChosen, nameOf: (order) => `Bestellung ${order.number}` }}
          total={found.length}
          hasMore={found.length > shown}
          onMore={() => setShown(shown + 8)}
        />
      </Section>
      <Section title="Liste, die noch lädt">
        <DataList label="Lädt" columns={columns} rows={[]} keyOf={(order) => order.number} isLoading />
      </Section>
      <Section title="Leere Liste">
        <EmptyState title="Noch keine Bestellungen" action={<Button>Bestellung aufnehmen</Button>}>
          Bestellungen, die Sie am Tresen aufnehmen, stehen hier.
        </EmptyState>
      </Section>
    </>
  );
}
