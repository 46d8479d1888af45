export { type FieldsOf, type LogEvent, logEvents } from './events.ts';
export type { ErrorId } from './field.ts';
export { type FaultPlace, type Log, openLog, type Sink } from './log.ts';
export { logCrashes } from './log-crashes.ts';
export { logKeeping } from './log-keeping.ts';
export { toFile, toStderr } from './sinks.ts';
