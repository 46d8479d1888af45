import type { orderStates } from './choices.ts';

/** How an order stands: something is awaited; something lies ready; its customer was told; nothing is left to do. */
export type OrderState = (typeof orderStates)[number];

/** States in which something is still to come or to be collected. */
export const openStates = ['ordered', 'arrived', 'notified'] as const satisfies readonly OrderState[];

/** Whether an order is still open. */
export const isOpen = (state: string): boolean => openStates.some((open) => open === state);

/**
 * The pieces of one line. Always `0 ≤ collected ≤ arrived ≤ quantity − cancelled`.
 */
export interface LinePieces {
  readonly quantity: number;
  readonly cancelled: number;
  readonly arrived: number;
  readonly collected: number;
}

/** Pieces that have not come in yet. */
export const awaited = (line: LinePieces): number => line.quantity - line.cancelled - line.arrived;

/** Pieces that lie ready to be collected. */
export const ready = (line: LinePieces): number => line.arrived - line.collected;

/** Pieces the customer can still get. */
export const outstanding = (line: LinePieces): number => line.quantity - line.cancelled - line.collected;

/** So many pieces came in, at most those awaited. */
export function arrive<Line extends LinePieces>(line: Line, pieces: number): Line {
  return { ...line, arrived: line.arrived + within(pieces, awaited(line)) };
}

/** So many pieces were handed over. What had not been booked in has evidently come in. */
export function collect<Line extends LinePieces>(line: Line, pieces: number): Line {
  const collected = line.collected + within(pieces, outstanding(line));
  return { ...line, collected, arrived: Math.max(line.arrived, collected) };
}

/** So many pieces are not wanted any more: first of those awaited, then of those that lie ready. */
export function cancel<Line extends LinePieces>(line: Line, pieces: number): Line {
  const cancelled = line.cancelled + within(pieces, outstanding(line));
  return { ...line, cancelled, arrived: Math.min(line.arrived, line.quantity - cancelled) };
}

const within = (pieces: number, most: number): number => Math.max(0, Math.min(pieces, most));

/** What else decides the state. Instants in milliseconds. */
export interface OrderTimes {
  readonly arrivedAt: number | null;
  readonly notifiedAt: number | null;
}

/** The state of an order, which always follows from its lines. */
export function stateOf(lines: readonly LinePieces[], times: OrderTimes): OrderState {
  if (lines.every((line) => outstanding(line) === 0))
    return lines.some((line) => line.collected > 0) ? 'collected' : 'cancelled';
  if (lines.every((line) => ready(line) === 0)) return 'ordered';
  const { arrivedAt, notifiedAt } = times;
  return notifiedAt !== null && notifiedAt >= (arrivedAt ?? 0) ? 'notified' : 'arrived';
}

/** Whether all that is still to be collected lies ready. */
export const isComplete = (lines: readonly LinePieces[]): boolean =>
  lines.some((line) => ready(line) > 0) && lines.every((line) => awaited(line) === 0);

/** The sums kept beside an order, so that lists need not look at its lines. */
export function piecesOf(lines: readonly LinePieces[]) {
  const sum = (of: (line: LinePieces) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    pieces: sum((line) => line.quantity - line.cancelled),
    pieces_arrived: sum((line) => line.arrived),
    pieces_collected: sum((line) => line.collected),
  };
}
