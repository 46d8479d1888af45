import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workers from 'node:worker_threads';
import { PastTheDoor, type Report } from './guard-network.ts';
import { isPassing } from './pass.ts';

const channelName = 'redlich-guard';

/** What a thread tells the main one. */
interface Told {
  readonly way: PastTheDoor['way'];
}

/**
 * Another process and another thread have a network of their own. A process is not started at all unless the door's keeper lets it
 * through; a thread is started with a guard of its own, which tells this one.
 */
export function guardProcesses(report: Report): void {
  for (const name of [
    'spawn',
    'spawnSync',
    'exec',
    'execSync',
    'execFile',
    'execFileSync',
    'fork',
  ] as const) {
    const original = childProcess[name] as (...args: unknown[]) => unknown;
    Object.assign(childProcess, {
      [name](...args: unknown[]) {
        if (isPassing()) return original(...args);
        const error = new PastTheDoor('process');
        report(error);
        throw error;
      },
    });
  }
  const guard = new URL('./guard-thread.ts', import.meta.url).href;
  const Original = workers.Worker;
  Object.assign(workers, {
    Worker: class extends Original {
      constructor(file: string | URL, options: workers.WorkerOptions = {}) {
        super(file, { ...options, execArgv: ['--import', guard, ...(options.execArgv ?? [])] });
      }
    },
  });
  const channel = new workers.BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => report(new PastTheDoor((data as Told).way));
  channel.unref();
  syncBuiltinESMExports();
}

/** Tells the main thread of what was refused in this one. */
export function tellMainThread({ way }: PastTheDoor): void {
  const channel = new workers.BroadcastChannel(channelName);
  channel.postMessage({ way } satisfies Told);
  channel.close();
}
