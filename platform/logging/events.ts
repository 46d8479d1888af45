import { count, declared, durationMs, errorId, type Field, oneOf, route, tenant } from './field.ts';

/**
 * Everything the program may write to its log, with all fields of each event. Whoever needs another event adds it here.
 * Faults are no event: see `Log.fault`.
 */
export const logEvents = {
  'server-started': { port: count, tenants: count, took: durationMs },
  'server-stopped': { after: durationMs },
  'tenant-opened': { tenant, took: durationMs },
  'request-answered': { route, status: count, took: durationMs },
  'recipient-switched': { tenant, recipient: declared, to: oneOf('on', 'off') },
  'door-shut': {
    tenant,
    recipient: declared,
    reason: oneOf(
      'undeclared',
      'switched-off',
      'host-not-allowed',
      'private-address',
      'unreachable',
      'tls-failed',
      'budget-spent',
    ),
  },
  'socket-refused': { way: oneOf('socket', 'datagram', 'name-service', 'process', 'worker') },
  'alarm-raised': { tenant, alarm: declared, severity: oneOf('critical', 'warning') },
  'alarm-cleared': { tenant, alarm: declared },
  'job-ended': { tenant, job: declared, done: count, took: durationMs },
  'job-failed': { tenant, job: declared, error: errorId, inARow: count, took: durationMs },
  'jobs-elsewhere': { tenant },
  'import-ended': { tenant, rows: count, faults: count, took: durationMs },
  'sweep-ended': { tenant, erased: count, anonymised: count, restricted: count, took: durationMs },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field<never>>>>>;

/** The name of an event. */
export type LogEvent = keyof typeof logEvents;

/** What an event is written from. */
export type FieldsOf<Event extends LogEvent> = {
  readonly [Name in keyof (typeof logEvents)[Event]]: (typeof logEvents)[Event][Name] extends Field<
    infer Source
  >
    ? Source
    : never;
};
