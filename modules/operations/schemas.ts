import { z } from '@hono/zod-openapi';
import { bilingual } from '../../platform/i18n/translate.ts';
import { backupSetting } from './settings.ts';
import { operationTexts as texts } from './texts.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const named = (longest: number) => line(longest).min(1);

const common = { title: named(60), city: named(60), provider: line(100) };
const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]);

/** What the papers say of whoever keeps a place outside (Art. 28, 44). It goes into the register of recipients. */
const kept = {
  /** Where the provider has its seat, as ISO code. */
  providerCountry: country.default(''),
  /** The country outside the EEA that gets the data, or empty. */
  thirdCountry: country.default(''),
  safeguard: line(500).default(''),
  /** When the processing agreement was concluded, as ISO date. */
  agreementOn: z.iso.date().nullable().default(null),
};

const onHost = {
  ...common,
  ...kept,
  host: named(253),
  port: z.number().int().min(1).max(65_535),
  secret: z.string().max(20_000).optional(),
  ownNetwork: z.boolean(),
};

/** A folder of a server, without steps that lead out of it. */
const path = named(500).regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))/);
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

const entered = z.discriminatedUnion('sort', [
  z.strictObject({ ...common, sort: z.literal('folder'), folder: named(500) }),
  z.strictObject({
    ...onHost,
    sort: z.literal('sftp'),
    folder: named(500),
    user: named(100),
    login: z.enum(['password', 'key']),
    /** The fingerprint the owner compared; left out at the first try, which answers it. */
    hostKey: z.string().max(100).optional(),
  }),
  z.strictObject({
    ...onHost,
    sort: z.literal('webdav'),
    folder: path,
    /** Empty with a token. */
    user: line(100),
    login: z.enum(['password', 'token']),
    /** Without TLS, in the own network only. */
    plain: z.boolean(),
  }),
  z.strictObject({
    ...onHost,
    sort: z.literal('s3'),
    folder: path,
    /** The id of the access key. */
    user: named(128),
    bucket: bucketName,
    /** How requests name the bucket: in the path, or as a part of the host. */
    bucketIn: z.enum(['path', 'host']),
    region: z.string().regex(/^[a-z0-9-]{1,40}$/),
    plain: z.boolean(),
  }),
]);

/** A third country needs a safeguard (Art. 44 to 49 GDPR). */
const isSafe = (input: z.output<typeof entered>): boolean =>
  input.sort === 'folder' || input.thirdCountry === '' || input.safeguard !== '';
const unsafe = { path: ['safeguard'], params: { text: bilingual(texts, 'problem.safeguard') } };

/** Whoever goes without TLS does so in the own network. */
const isCovered = (input: z.output<typeof entered>): boolean =>
  input.sort === 'folder' || input.sort === 'sftp' || !input.plain || input.ownNetwork;
const uncovered = { path: ['plain'], params: { text: bilingual(texts, 'problem.plain') } };

/** A place as the owner enters it. A password or key that is left out stays what it was. */
export const placeBody = entered.refine(isSafe, unsafe).refine(isCovered, uncovered);

/** A place as the owner enters it. */
export type PlaceInput = z.output<typeof placeBody>;

/** One on another computer. */
export type ServerInput = Exclude<PlaceInput, { sort: 'folder' }>;

/** The id in a path. */
export const placeParams = z.object({ id: z.string().max(40) });

/** Switching a place. */
export const switchBody = z.strictObject({ on: z.boolean(), revision: z.number().int().min(0) });

const text = z.object({ de: z.string(), en: z.string() });
const instant = z.number().int();

const placeReply = z.object({
  id: z.string(),
  sort: z.enum(['folder', 'sftp', 'webdav', 's3']),
  title: z.string(),
  city: z.string(),
  provider: z.string(),
  folder: z.string(),
  host: z.string(),
  port: z.number().int(),
  user: z.string(),
  login: z.enum(['none', 'password', 'key', 'token']),
  hostKey: z.string(),
  ownNetwork: z.boolean(),
  plain: z.boolean(),
  bucket: z.string(),
  bucketIn: z.enum(['', 'path', 'host']),
  region: z.string(),
  /** Whether a bucket keeps what is deleted, or locks it. */
  keepsDeleted: z.enum(['nothing', 'versions', 'locked']),
  providerCountry: z.string(),
  thirdCountry: z.string(),
  safeguard: z.string(),
  agreementOn: z.string().nullable(),
  besideData: z.boolean(),
  on: z.boolean(),
  revision: z.number().int(),
  state: z.enum(['off', 'waiting', 'good', 'old', 'failing']),
  goodAt: instant.nullable(),
  failingSince: instant.nullable(),
  trouble: text.nullable(),
  bytes: z.number().int(),
  growth: z.number().int(),
  /** The newest custody it confirmed. */
  generation: z.number().int(),
  /** Deletions since then are not confirmed there. */
  pendingSince: instant.nullable(),
  ledgerAt: instant.nullable(),
});

/** How a running backup is getting on. */
const progressReply = z.object({
  step: z.enum(['keys', 'snapshot', 'custody', 'ledger', 'prune']),
  beganAt: instant,
  rows: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
});

const runReply = z.object({
  id: z.string(),
  beganAt: instant,
  endedAt: instant,
  cause: z.enum(['schedule', 'by-hand']),
  outcome: z.enum(['good', 'partly', 'failed']),
  placesGood: z.number().int(),
  placesAll: z.number().int(),
  rows: z.number().int(),
  sentBytes: z.number().int(),
});

const answer = z.enum(['pass', 'fail', 'inconclusive']);

/** Rehearsed restores. */
const drillReply = z.object({
  running: z.object({ beganAt: instant, rows: z.number().int(), allRows: z.number().int() }).nullable(),
  nextAt: instant.nullable(),
  last: z
    .object({
      beganAt: instant,
      endedAt: instant,
      cause: z.enum(['schedule', 'by-hand']),
      outcome: answer,
      stopped: z.string().nullable(),
      snapshotAt: instant.nullable(),
      records: z.number().int(),
      opened: z.number().int(),
      deletions: z.number().int(),
      checks: z.array(z.object({ check: z.string(), answer })),
    })
    .nullable(),
});

/** Everything the screen shows. */
export const boardReply = z.object({
  places: z.array(placeReply),
  cities: z.number().int(),
  nextAt: instant,
  running: progressReply.nullable(),
  custody: z.object({
    generation: z.number().int(),
    threshold: z.number().int(),
    mayLose: z.number().int(),
    keys: z.number().int(),
    finalUpTo: instant.nullable(),
  }),
  kit: z.object({ fingerprint: z.string(), madeAt: instant, testedAt: instant.nullable() }).nullable(),
  runs: z.array(runReply),
  /** When copies are made, how long they stay; `isChosen`: whether the owner ever decided. */
  plan: backupSetting.schema.extend({ revision: z.number().int(), isChosen: z.boolean() }),
  drill: drillReply,
});

/** Everything the screen shows. */
export type Board = z.output<typeof boardReply>;

/** A place on the screen. */
export type BoardPlace = Board['places'][number];

/** What became of deletions. */
export const receiptsReply = z.object({
  receipts: z.array(
    z.object({
      entry: z.number().int(),
      at: instant,
      how: z.enum(['erased', 'anonymised']),
      kind: text,
      reason: z.string(),
      records: z.number().int(),
      outOfReachSince: instant.nullable(),
      places: z.array(z.object({ title: z.string(), confirmedAt: instant.nullable() })),
    }),
  ),
});

/** What became of deletions. */
export type Receipts = z.output<typeof receiptsReply>;

/** A new kit: the words are answered once and kept nowhere. */
export const newKitReply = z.object({ words: z.array(z.string()), fingerprint: z.string(), qr: z.string() });

/** A new kit. */
export type NewKit = z.output<typeof newKitReply>;

/** The words of a kit, as somebody typed them. */
export const wordsBody = z.strictObject({ words: z.string().max(2_000) });
