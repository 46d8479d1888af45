import {
  type Conflict,
  EngineFault,
  type PersonId,
  type RecordId,
  type Refused,
  refused,
  type Unit,
} from '@redlich/engine';
import type { FileFate } from '../../customers/index.ts';
import { collect, isOpen, outstanding } from '../order-state.ts';
import type { SomePieces } from '../schemas.ts';
import type { OrderLineRow } from '../tables.ts';
import type { TooMany } from './arrivals.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { settleOrder } from './settle-order.ts';

/** Pieces of an order that are handed over the counter. `all`: everything the customer can still get. */
export interface HandOver {
  readonly order: RecordId;
  /** The revision the seller has seen. */
  readonly revision: number;
  readonly pieces: SomePieces;
}

/** A line that is handed over, as it is sold. */
export interface HandedLine {
  readonly order: RecordId;
  readonly position: number;
  readonly article: string;
  readonly quantity: number;
  /** Gross, as agreed with the order. */
  readonly priceCents: number;
  readonly vatClass: OrderLineRow['vat_class'];
}

/** An order looked at, ready to be handed over. Only good within the unit it was made in. */
export interface Prepared {
  readonly number: string;
  readonly person: PersonId | null;
  readonly lines: readonly HandedLine[];
  /** Writes it: lines, state, and what dies when the order is done. Call it after the sale is written. */
  write(): Promise<Handed>;
}

/** What became of an order and of its customer's file. */
export interface Handed {
  readonly order: 'open' | 'named' | 'anonymous';
  readonly file: FileFate;
}

/** Why an order cannot be handed over like this. */
export type NotHandedOver = { readonly outcome: 'closed' } | TooMany | Conflict | Refused;

/**
 * Looks whether pieces can be handed over. Nothing is written yet, so that a sale that fails elsewhere leaves no trace: units run one
 * after the other, so what holds here still holds when `write` is called in the same unit. Of two counters that sell the same order
 * exactly one finds the revision it has seen.
 */
export async function prepareHandOver(
  unit: Unit,
  { order: id, revision, pieces }: HandOver,
): Promise<Prepared | NotHandedOver> {
  const order = await loadOrder(unit.db, id);
  if (order === undefined) return refused('unknown');
  if (order.row.revision !== revision) return { outcome: 'conflict', revision: order.row.revision };
  if (!isOpen(order.row.state)) return { outcome: 'closed' };
  const wanted = wantedOf(order, pieces);
  const over = [...wanted].find(([position, quantity]) => {
    const line = order.lines.find((each) => each.position === position);
    return line === undefined || quantity > outstanding(line);
  });
  if (over !== undefined) return { outcome: 'too-many', position: over[0] };
  const lines = order.lines.map((line) => {
    const quantity = wanted.get(line.position) ?? 0;
    return quantity === 0 ? line : collect(line, quantity);
  });
  return {
    number: order.row.number,
    person: order.row.person_id,
    lines: order.lines.flatMap((line) => handedLine(id, line, wanted.get(line.position) ?? 0)),
    async write() {
      const settled = await settleOrder(unit, order, { revision, lines });
      if (settled.outcome !== 'settled')
        throw new EngineFault('invalid-value', 'an order changed within a unit', true);
      const { file } = settled;
      if (isOpen(settled.state)) return { order: 'open', file };
      const isAnonymous = (await loadOrder(unit.db, id))?.row.life === 'anonymous';
      return { order: isAnonymous ? 'anonymous' : 'named', file };
    },
  };
}

const wantedOf = ({ lines }: LoadedOrder, pieces: SomePieces): ReadonlyMap<number, number> =>
  pieces === 'all'
    ? new Map(lines.map((line) => [line.position, outstanding(line)]))
    : new Map(pieces.map(({ position, quantity }) => [position, quantity]));

const handedLine = (order: RecordId, line: OrderLineRow, quantity: number): readonly HandedLine[] =>
  quantity === 0
    ? []
    : [
        {
          order,
          position: line.position,
          article: line.article_id,
          quantity,
          priceCents: line.price_cents,
          vatClass: line.vat_class,
        },
      ];
