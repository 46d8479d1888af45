import type { Log } from './log.ts';

/**
 * Ends the process on a fault nobody caught, after writing it by the rules of the log. Without this Node would print the
 * error itself, message and all.
 */
export function logCrashes(log: Log): void {
  const crash = (error: unknown): never => {
    log.fault(error);
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
