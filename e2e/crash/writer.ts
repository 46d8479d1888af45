import { type Actor, epochFolder, openEngine, openStore, register, tenantFolders } from '@redlich/engine';
import { keep, librarian, library, loan, reader, readerFile } from '@redlich/engine/sample';

// Works as fast as it can until it is killed: new readers with loans, returns, consents given and withdrawn. Says what was
// acknowledged, one line each, before it does anything further with it.

const [folder = '', tenant = '', start = '0'] = process.argv.slice(2);
const desk: Actor = { id: 'desk', roles: [librarian.id] };
const evidence = { channel: 'counter', wordingVersion: '1' } as const;
const folders = tenantFolders(folder, tenant);
let now = Number(start);
const engine = await openEngine({
  tenant,
  register: register([library]),
  store: await openStore({ at: 'sqlite', folder: folders.stores }),
  epochs: epochFolder(folders.epochs),
  files: folders.files,
  now: () => now++,
});

const acknowledge = (line: string): void => void process.stdout.write(`${line}\n`);
acknowledge('ready');

async function lendAndReturn(turn: number): Promise<void> {
  const made = await engine.write(desk, async (unit) => {
    const person = await unit.newPerson(reader);
    const file = await unit.insert(readerFile, {
      person,
      sealed: { name: `Leserin ${turn}`, phones: [`030 ${turn}`] },
      plain: { number: `L${turn}` },
    });
    const lent = await unit.insert(loan, {
      person,
      sealed: { remark: `Wunsch ${turn}` },
      plain: { book: `B${turn}`, card: null },
    });
    if (turn % 3 === 0) await unit.giveConsent(person, keep, evidence);
    return { person, file: file.id, loan: lent.id };
  });
  acknowledge(`lent ${made.loan} ${made.file}`);
  await engine.write(desk, async (unit) => {
    await unit.mark(loan, made.loan, 'returned');
    await unit.mark(readerFile, made.file, 'left');
  });
  acknowledge(`returned ${made.loan} ${made.file} ${turn % 3 === 0 ? 'kept' : 'gone'}`);
  if (turn % 6 !== 0) return;
  await engine.write(desk, (unit) => unit.withdrawConsent(made.person, keep, evidence));
  acknowledge(`withdrawn ${made.file}`);
}

for (let turn = 0; ; turn += 8)
  await Promise.all(Array.from({ length: 8 }, (_, i) => lendAndReturn(turn + i)));
