import type { PersonId } from '@redlich/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOwner } from '../../platform/testing.ts';
import { customerOrder } from './declaration.ts';
import { orderPledges } from './pledges.ts';
import { orderTables } from './tables.ts';
import { type TestShop, testShop } from './testing.ts';

let shop: TestShop;
let erika: PersonId;
beforeEach(async () => {
  shop = await testShop();
  erika = await shop.customer();
});
afterEach(() => shop.at.end());

const engine = () => shop.at.tenant.engine;
const stateOf = async (id: string) =>
  (await orderPledges.find((pledge) => pledge.id === id)?.check(engine()))?.state;
const cancel = async (id: string) =>
  shop.call('post /api/orders/{id}/cancellation', {
    params: { id },
    body: { revision: (await shop.look(id)).revision, pieces: 'all' },
  });

describe('consent.storage', () => {
  it('is not provable before an order is done, kept after it, with the consent and without', async () => {
    expect(await stateOf('consent.storage')).toBe('not-yet-provable');
    await cancel((await shop.order(erika, [await shop.article()])).id);
    expect(await stateOf('consent.storage')).toBe('kept');
    const max = await shop.customer({ email: '' });
    await shop.consent(max, 'storage');
    await cancel((await shop.order(max, [await shop.article()])).id);
    expect(await stateOf('consent.storage')).toBe('kept');
  });

  it('is broken when a done order still carries a name that nothing keeps', async () => {
    const { id } = await shop.order(erika, [await shop.article()]);
    await engine().write(testOwner, (unit) =>
      orderTables(unit.db)
        .updateTable('records.customer_order')
        .set({ state: 'collected' } as never)
        .where('id', '=', id)
        .execute(),
    );
    shop.at.engine.advance(2 * 3_600_000);
    await engine().write(testOwner, (unit) =>
      orderTables(unit.db)
        .updateTable('records.customer_order')
        .set({ due_at: unit.now - 7_200_000 } as never)
        .where('id', '=', id)
        .execute(),
    );
    expect(await stateOf('consent.storage')).toBe('broken');
    await engine().write(testOwner, (unit) => unit.mark(customerOrder, id, 'collected'));
    expect(await stateOf('consent.storage')).toBe('kept');
  });
});

describe('consent.notify', () => {
  it('is not provable without an order, kept with one, whatever its message kind', async () => {
    expect(await stateOf('consent.notify')).toBe('not-yet-provable');
    await shop.order(erika, [await shop.article()]);
    expect(await stateOf('consent.notify')).toBe('kept');
    await shop.consent(erika, 'notification');
    await shop.arrive((await shop.order(erika, [await shop.article()], { messageKind: 'phone' })).id);
    expect(await stateOf('consent.notify')).toBe('kept');
    await shop.consent(erika, 'notification', 'withdrawn');
    expect(await stateOf('consent.notify')).toBe('kept');
  });

  it('is broken when an order would reach somebody who did not agree', async () => {
    const { id } = await shop.order(erika, [await shop.article()]);
    await engine().write(testOwner, (unit) =>
      orderTables(unit.db)
        .updateTable('records.customer_order')
        .set({ message_kind: 'email' } as never)
        .where('id', '=', id)
        .execute(),
    );
    expect(await stateOf('consent.notify')).toBe('broken');
  });
});
