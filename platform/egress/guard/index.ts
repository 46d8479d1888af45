import { databasePlace } from './destinations.ts';
import { guardNetwork, type PastTheDoor, type Report } from './guard-network.ts';
import { guardProcesses } from './guard-processes.ts';

export { pass } from './pass.ts';

/** An attempt that was made before anybody listened is kept until somebody does; more than these are only counted. */
const keptAtMost = 100;
const early: PastTheDoor[] = [];
let listener: Report | null = null;
let installed = false;

/** Whether the guard stands in this process. */
export const isGuarded = (): boolean => installed;

/** Is told of every connection past the door from now on, and of those before. */
export function onPastTheDoor(report: Report): void {
  listener = report;
  for (const refused of early.splice(0)) report(refused);
}

/**
 * Closes every way out of this process but the one door (pledge egress.declared) and the database server, as the first thing the program
 * does. It holds the program and its packages to their promise. It is no sandbox against native code; the operating system can be one
 * (docs/operations.md).
 * @param databaseUrl of the PostgreSQL server, where there is one
 */
export function installGuard(databaseUrl: string | undefined): void {
  if (installed) return;
  installed = true;
  const report: Report = (refused) => {
    if (listener) listener(refused);
    else if (early.length < keptAtMost) early.push(refused);
  };
  guardNetwork(databasePlace(databaseUrl), report);
  guardProcesses(report);
}
