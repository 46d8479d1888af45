import { useRef, useState } from 'react';
import { useRefresh } from '../../../platform/ui/index.ts';
import type { Importable, PastDueChoice } from '../report.ts';
import type { Look, ReportReply } from '../schemas.ts';
import { missingFields, proposedMapping } from './map-columns.tsx';
import { lookAt, type Mapping, sendImport } from './send-import.ts';

/** A chosen file with how it was found and what its columns fill. */
export interface ChosenFile {
  readonly file: File;
  readonly look: Look;
  readonly mapping: Mapping;
}

interface State {
  /** `null` until the owner has said what the files hold. */
  readonly what: Importable | null;
  readonly main: ChosenFile | null;
  readonly lines: ChosenFile | null;
  readonly pastDue: PastDueChoice;
  /** Of the choice as it stands; any change makes it void. */
  readonly report: ReportReply | null;
}

const initial: State = { what: null, main: null, lines: null, pastDue: 'sweep', report: null };

/** The steps of an import: choose, map, check, import. Nothing can be imported that was not checked as it stands. */
export function useImport() {
  const [state, setState] = useState(initial);
  const [busy, setBusy] = useState<'look' | 'dry-run' | 'import' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const refresh = useRefresh();
  const latest = useRef(0);
  const change = (changed: Partial<State>): void =>
    setState((before) => ({ ...before, report: null, ...changed }));

  async function attempt(step: NonNullable<typeof busy>, work: () => Promise<Partial<State>>): Promise<void> {
    const turn = ++latest.current;
    setBusy(step);
    setError(null);
    try {
      const changed = await work();
      if (turn === latest.current) change(changed);
    } catch (thrown) {
      if (turn === latest.current) setError(thrown);
    } finally {
      if (turn === latest.current) setBusy(null);
    }
  }
  const look = async (kind: Parameters<typeof lookAt>[0], file: File): Promise<ChosenFile> => {
    const found = await lookAt(kind, file);
    return { file, look: found, mapping: proposedMapping(found) };
  };
  /** Orders are looked at as with or without lines of their own, depending on the second file. */
  const chooseFiles = (what: Importable, file: File | null, lines: File | null): Promise<void> =>
    attempt('look', async () => ({
      what,
      main:
        file === null ? null : await look(what === 'orders' && lines === null ? 'order-lines' : what, file),
      lines: lines === null ? null : await look('lines', lines),
    }));
  const { what, main, lines, pastDue } = state;
  const send = (mode: 'dry-run' | 'import'): Promise<void> =>
    attempt(mode, async () => {
      if (main === null || what === null) return {};
      const report = await sendImport(
        {
          what,
          file: main.file,
          lines: lines?.file ?? null,
          mapping: main.mapping,
          lineMapping: lines?.mapping ?? {},
          pastDue,
        },
        mode,
      );
      if (report.outcome === 'imported')
        void refresh(['/api/customers', '/api/orders', '/api/articles', '/api/clock', '/api/ledger']);
      return { report };
    });
  return {
    ...state,
    busy,
    error,
    change,
    chooseFiles,
    send,
    canCheck: busy === null && isReady(main) && (lines === null || isReady(lines)),
    canImport: busy === null && state.report?.outcome === 'checked',
  };
}

const isReady = (chosen: ChosenFile | null): boolean =>
  chosen !== null && chosen.look.problem === null && missingFields(chosen.look, chosen.mapping).length === 0;
