/** How far an import is. */
export interface ImportProgress {
  readonly step: 'idle' | 'checking' | 'writing';
  readonly rows: number;
}

/** An import on its way. */
export interface RunningImport {
  readonly tell: (step: 'checking' | 'writing', rows: number) => void;
  readonly end: () => void;
}

const idle: ImportProgress = { step: 'idle', rows: 0 };
const running = new Map<string, ImportProgress>();

/** Begins an import of a tenant; `null` while another one of it runs, because two would hold each other up. */
export function beginImport(tenant: string): RunningImport | null {
  if (running.has(tenant)) return null;
  running.set(tenant, { step: 'checking', rows: 0 });
  return {
    tell: (step, rows) => running.set(tenant, { step, rows }),
    end: () => running.delete(tenant),
  };
}

/** How far the import of a tenant is. */
export const progressOf = (tenant: string): ImportProgress => running.get(tenant) ?? idle;
