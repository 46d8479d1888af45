/** How far a run is. */
export interface Progress {
  readonly step: 'idle' | 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** A run on its way. */
interface Running {
  readonly tell: (step: 'reading' | 'writing', done: number, total: number) => void;
  readonly end: () => void;
}

const idle: Progress = { step: 'idle', done: 0, total: 0 };
const running = new Map<string, Progress>();

/** Begins a run of a tenant; `null` while another one of it goes on, because both would take over the same. */
export function begin(tenant: string): Running | null {
  if (running.has(tenant)) return null;
  running.set(tenant, { step: 'reading', done: 0, total: 0 });
  return {
    tell: (step, done, total) => running.set(tenant, { step, done, total }),
    end: () => running.delete(tenant),
  };
}

/** How far the run of a tenant is. */
export const progressOf = (tenant: string): Progress => running.get(tenant) ?? idle;
