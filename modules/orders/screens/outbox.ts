import type { z } from '@hono/zod-openapi';
import type { callsReply, lettersReply, outboxReply } from '../schemas.ts';

/** How the outbox stands. */
export type Outbox = z.output<typeof outboxReply>;

/** A call to make. */
export type Call = z.output<typeof callsReply>['calls'][number];

/** Letters to print, with the head of the company. */
export type Letters = z.output<typeof lettersReply>;
