import { z } from '@hono/zod-openapi';
import { isId, type RecordId } from '@redlich/engine';
import { longestPassword } from './passwords/password-rules.ts';

/** A person's or login name: one line. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** The name colleagues know somebody by. */
export const nameSchema = line(100);

/** What somebody types to say who they are. */
export const loginSchema = line(100);

/** A password as it comes in to be checked. Its rules are checked where a new one is chosen. */
export const passwordSchema = z
  .string()
  .min(1)
  .max(longestPassword * 4);

/** A one-time or recovery code as it is typed. */
export const codeSchema = z.string().trim().min(6).max(20);

/** The language of the interface. */
export const languageSchema = z.enum(['de', 'en']);

/** The number of a record in a path. What has not the form of one leads nowhere. */
export const recordIdSchema = z
  .string()
  .refine(isId)
  .transform((id) => id as RecordId);

/** What a browser answers when a passkey was used (WebAuthn Level 3, AuthenticationResponseJSON). */
export const authenticationSchema = z.object({
  id: z.string().max(1_024),
  rawId: z.string().max(1_024),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    authenticatorData: z.string().max(8_192),
    clientDataJSON: z.string().max(8_192),
    signature: z.string().max(8_192),
    userHandle: z.string().max(200).optional(),
  }),
});

/** What a browser answers when a passkey was made (RegistrationResponseJSON). */
export const registrationSchema = z.object({
  id: z.string().max(1_024),
  rawId: z.string().max(1_024),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    attestationObject: z.string().max(65_536),
    clientDataJSON: z.string().max(8_192),
    authenticatorData: z.string().max(8_192).optional(),
    publicKey: z.string().max(8_192).optional(),
    publicKeyAlgorithm: z.number().optional(),
    transports: z.array(z.string().max(50)).max(10).optional(),
  }),
});

/** Options for the browser's own functions; passed through as the WebAuthn library made them. */
export const webauthnOptionsSchema = z.looseObject({ challenge: z.string() });
