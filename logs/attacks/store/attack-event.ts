import { z } from 'zod';
import { attackClasses } from '../rule/rule-file.ts';

/** One line or request that belongs to an attack: everything that is kept of it, for at most seven days. */
export const attackEventSchema = z.strictObject({
  /** The attack it belongs to. */
  attack: z.string(),
  /** When it was seen, in milliseconds since 1970. */
  at: z.int(),
  class: z.enum(attackClasses),
  service: z.string(),
  /** The address as the server saw it. */
  address: z.string().optional(),
  /** What the name server of the other side says, where the server wrote no address. It proves nothing. */
  claimedName: z.string().optional(),
  user: z.string().optional(),
  mailAddress: z.string().optional(),
  browser: z.string().optional(),
  system: z.string().optional(),
  mailProgram: z.string().optional(),
  agent: z.string().optional(),
  site: z.string().optional(),
  path: z.string().optional(),
  /** What was sent. */
  data: z.string().optional(),
  /** How the server answered. */
  status: z.int().optional(),
  /** The line of the log, as it came. */
  line: z.string().optional(),
});

/** One line or request that belongs to an attack. */
export type AttackEvent = z.output<typeof attackEventSchema>;
