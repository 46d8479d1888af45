import { testOwner } from '../../platform/testing.ts';
import { type TestShop, testShop } from '../orders/testing.ts';
import { importModule } from './index.ts';
import type { ImportReport } from './report.ts';
import type { ImportTask } from './service/import-task.ts';
import { runImport } from './service/run-import.ts';

/** A shop of a test with files to take over. */
export interface ImportShop extends TestShop {
  /** Takes over a table given as text or bytes. */
  take(
    what: ImportTask['what'],
    file: string | Uint8Array,
    more?: Partial<Omit<ImportTask, 'lines'>> & { readonly lines?: string },
  ): Promise<ImportReport>;
}

/** Opens a shop. */
export async function importShop(): Promise<ImportShop> {
  const shop = await testShop([importModule]);
  return {
    ...shop,
    take(what, file, { lines, ...more } = {}) {
      const source = (given: string | Uint8Array) => () => [Buffer.from(given)];
      return runImport(
        { engine: shop.at.tenant.engine, actor: testOwner },
        {
          what,
          file: source(file),
          ...(lines === undefined ? {} : { lines: source(lines) }),
          choices: [],
          mode: 'import',
          pastDue: 'sweep',
          ...more,
        },
      );
    },
  };
}
