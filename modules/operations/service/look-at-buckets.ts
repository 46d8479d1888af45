import { serverKeeps } from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { tellOfKeeping } from '../alarms.ts';
import { operationTables } from '../operation.tables.ts';
import { keeper, secretOf } from './open-places.ts';
import { addressOf, placeDoor } from './place-address.ts';
import { placeRows } from './place-rows.ts';

/**
 * Asks every bucket that is on whether it keeps what is deleted: versions or a lock may have been switched on since it was entered. What it
 * says now stands with the place, so that pledges and page count it. One that does not say stays as it was known.
 */
export async function lookAtBuckets(tenant: Tenant): Promise<void> {
  const { engine } = tenant;
  const rows = (await placeRows(engine.db)).filter((row) => row.sort === 's3' && Number(row.is_on) === 1);
  for (const row of rows) {
    const address = addressOf(row, await secretOf(tenant, row.secret));
    const keeps = await serverKeeps(row.id, address, placeDoor(tenant, row));
    if (keeps === 'untold') continue;
    const proof = keeps === 'nothing' ? '' : keeps;
    await tellOfKeeping(tenant, row.id, keeps);
    if (proof === row.proof) continue;
    await engine.write(keeper, async (unit) => {
      await operationTables(unit.db)
        .updateTable('records.copy_place')
        .set({ proof })
        .where('id', '=', row.id)
        .execute();
      await unit.note('recipient-entered', { recipient: `backup-place/${row.id}`, to: 'changed' });
    });
  }
}
