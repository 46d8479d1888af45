import { createHmac } from 'node:crypto';
import type { Engine, RecordId } from '@redlich/engine';
import { signInKeyOf } from '../../../platform/login/index.ts';
import { type ThreadTokens, threadTokens } from '../../../platform/mail/index.ts';

/** The tenant's secret for mail, derived from the key under which sign-ins are checked; it dies and moves with that key. */
export async function mailSecretOf(engine: Engine): Promise<Buffer> {
  return createHmac('sha256', await signInKeyOf(engine))
    .update('helpdesk-mail')
    .digest();
}

/** The tokens by which an answer finds its enquiry. */
export const tokensOf = async (engine: Engine): Promise<ThreadTokens> =>
  threadTokens(await mailSecretOf(engine));

/** An enquiry's id as a token takes it: mail servers may change capitals and dislike hyphens. */
export const referenceOfId = (id: RecordId): string => id.replaceAll('-', '');

/** The id behind a token's reference. */
export const idOfReference = (reference: string): RecordId =>
  reference.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as RecordId;
