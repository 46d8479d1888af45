import { Button } from '@mantine/core';
import {
  type Column,
  DataList,
  Money,
  Page,
  RelativeDue,
  SearchField,
  StateBadge,
  SwitchField,
  useAddress,
} from '../../platform/ui/index.ts';
import { day, type ExampleOrder, exampleOrders, stateTones } from './example-orders.ts';

const columns: readonly Column<ExampleOrder>[] = [
  { id: 'number', title: 'Nummer', cell: (order) => order.number, width: 'fit' },
  { id: 'title', title: 'Titel', cell: (order) => order.title, onCard: 'bare' },
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
  { id: 'price', title: 'Betrag', cell: (order) => <Money cents={order.cents} />, align: 'end' },
];

/** A list as a module shows it. */
export function ExampleOrderList() {
  const [address, setAddress] = useAddress();
  const words = address.article ?? '';
  const rows = exampleOrders.filter((order) => order.title.toLowerCase().includes(words.toLowerCase()));
  return (
    <Page title="Bestellungen" actions={<Button>Bestellung aufnehmen</Button>}>
      <SearchField label="Titel suchen" value={words} onSearch={(article) => setAddress({ article })} />
      <DataList
        label="Bestellungen"
        columns={columns}
        rows={rows}
        keyOf={(order) => order.number}
        linkTo={() => '/orders'}
      />
    </Page>
  );
}

/** A panel of the start page. */
export function ExamplePanel() {
  return (
    <DataList
      label="Eingetroffen"
      columns={columns.slice(0, 3)}
      rows={exampleOrders.filter((order) => order.state === 'eingetroffen')}
      keyOf={(order) => order.number}
      linkTo={() => '/orders'}
    />
  );
}

/** A section of the settings. */
export function ExampleSetting() {
  return (
    <SwitchField
      name="slip"
      label="Bestellzettel nach der Aufnahme drucken"
      value
      error={undefined}
      onChange={() => undefined}
    />
  );
}
