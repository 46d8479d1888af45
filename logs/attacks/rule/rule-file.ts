import { z } from 'zod';

/** What an attack is called, in rules, events and alarms. */
export const attackClasses = [
  'password-guessing',
  'unknown-user',
  'mail-login',
  'scanner',
  'injection',
  'path-traversal',
  'relay-probing',
  'protocol-abuse',
  'refused',
] as const;

/** One of the classes of attacks. */
export type AttackClass = (typeof attackClasses)[number];

const strings = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const limit = z
  .string()
  .regex(/^\d{1,6} in \d{1,6} (?:s|min|h)$/, 'write a limit as "5 in 10 s" (s, min or h)');

/** What a request of an access log must be to count. All that is named must hold. */
const requestCondition = z
  .strictObject({
    status: z.array(z.int().min(100).max(599)).optional(),
    method: z.array(z.string()).optional(),
    /** Found in the path or its query, whatever it is wrapped in. */
    contains: z.array(z.string().min(2)).optional(),
    /** Found at the beginning of the path's last parts. */
    path: z.array(z.string().min(3)).optional(),
    /** Found in what the client says about itself. */
    agent: z.array(z.string().min(3)).optional(),
    /** Whether a name was sent to sign in with. */
    user: z.literal('named').optional(),
    /** No request as HTTP knows it. */
    shape: z.literal('broken').optional(),
  })
  .refine((condition) => Object.keys(condition).length > 0, 'an empty request would be every request');

const attack = z
  .strictObject({
    class: z.enum(attackClasses),
    weight: z.int().min(1).max(1000).default(1),
    /** Counted only when the operator asked for it: somebody who does nothing wrong may do this, too. */
    when: z.literal('strict').optional(),
    /** Count this part only when it differs: ten times the same missing page is no search for gaps. */
    distinct: z.literal('path').optional(),
    lines: strings.optional(),
    request: requestCondition.optional(),
  })
  .refine(
    (each) => (each.lines === undefined) !== (each.request === undefined),
    'name either lines or a request',
  );

/** One service: how its lines are known and what in them is an attack. */
export const serviceSchema = z.strictObject({
  service: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
  title: z.string().min(2).max(120),
  /** The programs of the service as syslog names them; `*` stands for any signs. */
  program: strings.default([]),
  /** Programs of other services, which say the same better. */
  except: strings.default([]),
  /** Whether the service also writes a log of its own, in which no program is named. */
  log: z.enum(['own', 'access']).optional(),
  /** Letters may be large or small. */
  case: z.literal('any').optional(),
  /** What stands before the words of every line, as a template. */
  begins: z.string().default(''),
  /** What ties the lines of one connection together, where not every line names the other side. */
  session: z.strictObject({ by: z.string(), lines: strings.default([]) }).optional(),
  attacks: z.array(attack).min(1),
});

/** A service as its file says it. */
export type ServiceFile = z.output<typeof serviceSchema>;

/** How many within which time make an attack. Any one of them suffices. */
export const limitsSchema = z.strictObject({
  limits: z.partialRecord(
    z.enum(attackClasses),
    z.strictObject({
      title: z.string().optional(),
      counts: z.enum(attackClasses).optional(),
      any: z.array(limit).optional(),
    }),
  ),
});

/** The limits as a file says them. */
export type LimitsFile = z.output<typeof limitsSchema>;
