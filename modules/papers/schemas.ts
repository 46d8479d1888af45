import { z } from '@hono/zod-openapi';
import type { Paper } from '@redlich/engine';
import { formats } from './service/print-paper.ts';

const text = z.object({ de: z.string(), en: z.string() });

/** `draft`, or the number of a version. */
const version = z.union([z.literal('draft'), z.coerce.number().int().min(1)]);
const language = z.enum(['de', 'en']);

/** The paper a path is about. */
export const paperParams = z.object({ paper: z.string().max(60) });

/** A paper and one of its versions. */
export const versionParams = paperParams.extend({ version });

/** In which language; the caller's own when left out. */
export const languageQuery = z.object({ language: language.optional() });

/** Two versions to compare. */
export const compareQuery = languageQuery.extend({ from: version, to: version });

/** A version in a form. */
export const printParams = versionParams.extend({ format: z.enum(formats) });

/** Why a paper is put in force, and the text that was seen, by its hash. */
export const publishBody = z.strictObject({
  reason: z.string().trim().min(3).max(500),
  seen: z.string().max(200).optional(),
});

/** The number it got. */
export const publishReply = z.object({ number: z.number().int() });

const missing = z.array(z.object({ setting: z.string(), text }));

/** All papers and how they stand. */
export const papersReply = z.object({
  tenant: z.string(),
  papers: z.array(
    z.object({
      id: z.string(),
      title: text,
      law: text,
      readers: z.enum(['public', 'by-choice', 'inside']),
      /** Whether everybody may read it now. */
      isPublic: z.boolean(),
      state: z.enum(['unpublished', 'in-force', 'changed']),
      /** Names what the paper would say now. */
      hash: z.string(),
      inForce: z.object({ number: z.number().int(), since: z.number().int() }).nullable(),
      missing,
    }),
  ),
});

/** All papers and how they stand. */
export type Papers = z.output<typeof papersReply>;

/** A paper with what it says. The blocks are those of the engine. */
export const paperReply = z.object({
  paper: z.custom<Paper>((value) => typeof value === 'object' && value !== null).openapi({ type: 'object' }),
  missing,
});

/** A paper with what it says. */
export type PaperReply = z.output<typeof paperReply>;

/** The versions of a paper, the one in force first. */
export const versionsReply = z.object({
  versions: z.array(
    z.object({
      number: z.number().int(),
      publishedAt: z.number().int(),
      author: z.string().nullable(),
      reason: z.string(),
      hash: z.string(),
    }),
  ),
});

/** The versions of a paper. */
export type Versions = z.output<typeof versionsReply>;

const mark = z.enum(['same', 'added', 'removed']);

/** Two versions beside each other. */
export const compareReply = z.object({
  lines: z.array(
    z.union([
      z.object({ is: mark, section: z.string(), text: z.string() }),
      z.object({
        is: z.literal('changed'),
        section: z.string(),
        parts: z.array(z.object({ text: z.string(), is: mark })),
      }),
    ]),
  ),
});

/** Two versions beside each other. */
export type Compared = z.output<typeof compareReply>;

/** Whose papers. */
export const publicListParams = z.object({ tenant: z.string().max(40) });

/** A published paper's address: tenant, paper and form. */
export const publicParams = z.object({
  tenant: z.string().max(40),
  paper: z.string().max(60),
  format: z.enum(formats),
});

/** The address of one of its earlier versions. */
export const publicVersionParams = publicParams.extend({ version: z.coerce.number().int().min(1) });

/** The public papers in force. */
export const publicPapersReply = z.object({
  papers: z.array(z.object({ id: z.string(), title: text, address: z.string() })),
});

/** The public papers in force. */
export type PublicPapers = z.output<typeof publicPapersReply>;
