import { EngineFault } from '@redlich/engine';
import type { Clock } from '../clock.ts';
import { type FieldsOf, type LogEvent, logEvents } from './events.ts';
import { declared, type ErrorId, type Field, route, tenant } from './field.ts';
import { framesOf } from './stack.ts';

/** Where a fault happened, as far as that is known. */
export interface FaultPlace {
  readonly tenant?: Parameters<typeof tenant.write>[0];
  readonly route?: Parameters<typeof route.write>[0];
  readonly job?: Parameters<typeof declared.write>[0];
}

/** A field an event does not have does not compile, not even by way of a variable. */
type Exactly<Fields, Given> = Given & { readonly [Name in Exclude<keyof Given, keyof Fields>]: never };

/** The log of the program: what happened and how often, never to whom (pledge logs.anonymous). */
export interface Log {
  write<Event extends LogEvent, Given extends FieldsOf<Event>>(
    event: Event,
    fields: Exactly<FieldsOf<Event>, Given>,
  ): void;
  /**
   * Writes a fault by its kind and the places it went through. Its message is written only if it is one of the engine's,
   * which name ids and kinds by contract; any other message may quote what a user typed.
   * @returns the number to show to the user
   */
  fault(error: unknown, place?: FaultPlace): ErrorId;
  /** Hands each line to another sink, too, from now on. @returns how to stop that */
  also(sink: Sink): () => void;
}

/** Takes finished lines, without the line break. */
export type Sink = (line: string) => void;

/** Opens a log that writes one JSON object a line. */
export function openLog(clock: Clock, sink: Sink): Log {
  const others = new Set<Sink>();
  const put = (event: string, fields: Readonly<Record<string, unknown>>): void => {
    const line = JSON.stringify({ at: new Date(clock.now()).toISOString(), event, ...fields });
    sink(line);
    for (const other of others) other(line);
  };
  return {
    write(event, fields) {
      put(event, written(logEvents[event], fields));
    },
    fault(error, place = {}) {
      const id = `E${crypto.randomUUID().slice(0, 8)}` as ErrorId;
      put('fault', {
        error: id,
        ...written({ tenant, route, job: declared }, place),
        ...described(error, 0),
      });
      return id;
    },
    also(other) {
      others.add(other);
      return () => void others.delete(other);
    },
  };
}

/** Only the declared fields, each written its own way. */
function written(fields: Readonly<Record<string, Field<never>>>, given: object): Record<string, unknown> {
  const values = given as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => values[name] !== undefined)
      .map(([name, field]) => [name, field.write(values[name] as never)]),
  );
}

function described(error: unknown, depth: number): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: 'no-error', type: typeof error };
  const ours = error instanceof EngineFault;
  return {
    name: /^[A-Z][A-Za-z]{0,40}$/.test(error.name) ? error.name : 'Error',
    ...codeOf(error),
    ...(ours ? { fault: error.id, message: error.message } : {}),
    stack: framesOf(error),
    ...(error.cause === undefined || depth === 3 ? {} : { cause: described(error.cause, depth + 1) }),
  };
}

/** The code of a system or database error (`ECONNREFUSED`, `23505`) is a word of a fixed list, not a text. */
function codeOf(error: Error): { code?: string } {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? { code } : {};
}
