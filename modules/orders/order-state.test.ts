import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrive,
  awaited,
  cancel,
  collect,
  isComplete,
  isOpen,
  type LinePieces,
  outstanding,
  piecesOf,
  ready,
  stateOf,
} from './order-state.ts';

const fresh = (quantity: number): LinePieces => ({ quantity, cancelled: 0, arrived: 0, collected: 0 });
const steps = { arrive, collect, cancel };
const step = fc.record({
  does: fc.constantFrom('arrive' as const, 'collect' as const, 'cancel' as const),
  line: fc.nat({ max: 2 }),
  pieces: fc.integer({ min: -2, max: 12 }),
});
const history = fc.tuple(
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
  fc.array(step, { maxLength: 25 }),
);

function live([quantities, lived]: readonly [
  readonly number[],
  readonly { does: keyof typeof steps; line: number; pieces: number }[],
]) {
  let lines = quantities.map(fresh);
  for (const { does, line, pieces } of lived)
    lines = lines.map((each, i) => (i === line ? steps[does](each, pieces) : each));
  return lines;
}

describe('whatever happens to an order', () => {
  it('no line ever has more collected than arrived, or more arrived than is wanted', () => {
    fc.assert(
      fc.property(history, (lived) => {
        for (const line of live(lived)) {
          expect(line.collected).toBeGreaterThanOrEqual(0);
          expect(line.arrived).toBeGreaterThanOrEqual(line.collected);
          expect(line.quantity - line.cancelled).toBeGreaterThanOrEqual(line.arrived);
          expect(awaited(line) + ready(line) + line.collected + line.cancelled).toBe(line.quantity);
        }
      }),
    );
  });

  it('it is done exactly when no piece is outstanding, and cancelled exactly when nobody got one', () => {
    fc.assert(
      fc.property(history, fc.option(fc.nat()), fc.option(fc.nat()), (lived, arrivedAt, notifiedAt) => {
        const lines = live(lived);
        const state = stateOf(lines, { arrivedAt, notifiedAt });
        expect(isOpen(state)).toBe(lines.some((line) => outstanding(line) > 0));
        if (!isOpen(state)) expect(state === 'collected').toBe(lines.some((line) => line.collected > 0));
        else expect(state === 'ordered').toBe(lines.every((line) => ready(line) === 0));
      }),
    );
  });

  it('what the lists show is the sum of the lines', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const lines = live(lived);
        const { pieces, pieces_arrived, pieces_collected } = piecesOf(lines);
        expect(pieces_arrived - pieces_collected).toBe(lines.reduce((sum, line) => sum + ready(line), 0));
        expect(pieces - pieces_collected).toBe(lines.reduce((sum, line) => sum + outstanding(line), 0));
      }),
    );
  });

  it('collecting or cancelling all that is outstanding ends it', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const lines = live(lived);
        expect(
          stateOf(
            lines.map((line) => collect(line, 99)),
            { arrivedAt: 1, notifiedAt: null },
          ),
        ).not.toBe('arrived');
        expect(
          isOpen(
            stateOf(
              lines.map((line) => cancel(line, 99)),
              { arrivedAt: null, notifiedAt: null },
            ),
          ),
        ).toBe(false);
      }),
    );
  });
});

describe('the state of an order', () => {
  const at = (arrivedAt: number | null, notifiedAt: number | null) => ({ arrivedAt, notifiedAt });

  it('goes from ordered over arrived and notified to collected', () => {
    const ordered = fresh(2);
    expect(stateOf([ordered], at(null, null))).toBe('ordered');
    const arrived = arrive(ordered, 2);
    expect(stateOf([arrived], at(10, null))).toBe('arrived');
    expect(stateOf([arrived], at(10, 20))).toBe('notified');
    expect(stateOf([collect(arrived, 2)], at(10, 20))).toBe('collected');
  });

  it('is ordered again when all that lay ready was collected and the rest is still to come', () => {
    const partly = collect(arrive(fresh(3), 1), 1);
    expect(stateOf([partly], at(10, 20))).toBe('ordered');
    expect(stateOf([arrive(partly, 2)], at(30, 20))).toBe('arrived');
  });

  it('is complete when nothing is awaited and something lies ready', () => {
    expect(isComplete([arrive(fresh(1), 1), fresh(1)])).toBe(false);
    expect(isComplete([arrive(fresh(1), 1), cancel(fresh(1), 1)])).toBe(true);
    expect(isComplete([collect(fresh(1), 1)])).toBe(false);
  });

  it('is collected when a part was collected and the rest cancelled', () => {
    expect(stateOf([collect(fresh(1), 1), cancel(fresh(4), 4)], at(1, null))).toBe('collected');
  });
});
