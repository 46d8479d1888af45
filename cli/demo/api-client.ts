import type { Actor } from '@redlich/engine';
import { createApp } from '../../platform/http/create-app.ts';
import type { Installation } from '../../platform/installation.ts';
import { openLog } from '../../platform/logging/log.ts';
import type { Tenant } from '../../platform/tenant.ts';

/** Calls the routes the screens call, so that the demonstration shows nothing a shop could not do itself. */
export interface ApiClient {
  /** @throws {Error} with the problem's code when the answer is no success */
  send<Reply = void>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<Reply>;
}

/** A client that acts as a member of staff, in this process and without a login. */
export function apiClient(installation: Installation, tenant: Tenant, actor: Actor): ApiClient {
  const app = createApp({
    tenants: installation.tenants,
    modules: installation.modules,
    clock: installation.clock,
    log: openLog(installation.clock, () => {}),
    version: 'demo',
    whoCalls: async () => ({ tenant, actor, language: 'de', duties: [], standing: 'staff' as const }),
  });
  return {
    async send<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
      const answer = await app.fetch(
        new Request(`http://demo.invalid${path}`, {
          method,
          headers: {
            'x-redlich': '1',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: body === undefined ? null : JSON.stringify(body),
        }),
      );
      const text = await answer.text();
      const reply: unknown = text === '' ? undefined : JSON.parse(text);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`);
      return reply as Reply;
    },
  };
}
