import { EngineFault } from '../../errors.ts';
import { sodium } from '../../sodium.ts';
import { copyLedger, layLedger } from './copy-ledger.ts';
import { kitRows } from './custody-rows.ts';
import type { CustodyView } from './custody-view.ts';
import { leaveMark } from './drill-marks.ts';
import { custodyState, listReceipts, shownKit } from './receipts.ts';
import { recoveryPairOf } from './recovery-key.ts';
import { newWriterName, renewCustody } from './renew.ts';
import { archiveKeyOf, type CustodyTools } from './tools.ts';

/** Opens custody for a tenant. */
export function custodyOf(tools: CustodyTools): CustodyView {
  const { session, runUnit } = tools;
  // Two renewals at a time would each take the other for a foreign server.
  let running: Promise<unknown> = Promise.resolve();
  const oneAtATime = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = running.then(work, work);
    running = next.catch(() => {});
    return next;
  };
  return {
    async kit() {
      const [row] = await kitRows.read.run(session.store.reader, {});
      return row === undefined ? null : shownKit(row);
    },
    useKit: (actor, publicKey) =>
      runUnit(async () => {
        if (publicKey.length !== sodium.crypto_box_PUBLICKEYBYTES)
          throw new EngineFault('invalid-value', 'not the public half of a recovery key');
        const { connection } = session;
        const [before] = await kitRows.read.run(connection, {});
        await kitRows.clear.run(connection, {});
        const row = {
          public_key: Buffer.from(publicKey),
          writer: before?.writer ?? newWriterName(),
          made_at: session.now(),
        };
        await kitRows.insert.run(connection, row);
        const kit = shownKit({ ...row, tested_at: null });
        await session.ledger.append('fact', {
          at: row.made_at,
          type: 'kit-changed',
          actor: actor.id,
          person: null,
          body: { fingerprint: kit.fingerprint },
        });
        return kit;
      }),
    testKit: (_actor, recoveryKey) =>
      runUnit(async () => {
        const [row] = await kitRows.read.run(session.connection, {});
        const { publicKey } = recoveryPairOf(recoveryKey);
        if (row === undefined || !publicKey.equals(row.public_key)) return 'wrong';
        await kitRows.noteTest.run(session.connection, { at: session.now() });
        return 'right';
      }),
    archiveKey: () => archiveKeyOf(tools),
    renew: (places, options) => oneAtATime(() => renewCustody(tools, places, options)),
    copyLedger: (places) => oneAtATime(() => copyLedger(tools, places)),
    layLedger: (place) => layLedger(tools, place),
    markForDrill: () => runUnit(() => leaveMark(session)),
    state: (places) => custodyState(tools, places),
    receipts: (options) => listReceipts(tools, options),
  };
}
