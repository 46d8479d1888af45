import { z } from '@hono/zod-openapi';
import { isProblem } from '../http/problem.ts';
import type { SystemApi } from '../http/visit.ts';
import { bilingual } from '../i18n/translate.ts';
import { owner } from '../roles/roles.ts';
import { companySchema, companySetting } from '../settings/company.ts';
import type { Tenant } from '../tenant.ts';
import { accountRow, hasAccounts, insertAccount } from './accounts.ts';
import type { LoginContext } from './context.ts';
import { hashPassword } from './passwords/argon2.ts';
import { passwordFault } from './passwords/password-rules.ts';
import { alreadySetUp, passwordRefused } from './problems.ts';
import { languageSchema, loginSchema, nameSchema, passwordSchema } from './schemas.ts';
import { sessionCookie } from './sessions.ts';
import { doorkeeper, signInKeyOf } from './sign-in-key.ts';
import { staffSessions } from './staff-sessions.ts';
import { loginTexts as texts } from './texts.ts';

/** Whether nobody can sign in yet: no tenant, or a single one without accounts. */
export async function isFirstRun({ installation }: LoginContext): Promise<boolean> {
  const [first, another] = installation.tenants();
  return first === undefined || (another === undefined && !(await hasAccounts(first.engine.db)));
}

const { name, street, postcode, city, email, phone, federalState } = companySchema.shape;

const setupSchema = z.object({
  company: z.object({ name, street, postcode, city, email, phone, state: federalState }),
  owner: z.object({ name: nameSchema, login: loginSchema, password: passwordSchema }),
  language: languageSchema,
});

/** Hangs the route of the very first start: makes the company and its owner, who is signed in with it. */
export function firstRunRoute(api: SystemApi, context: LoginContext): void {
  api.systemRoute(
    {
      method: 'post',
      path: '/api/setup',
      summary: bilingual(texts, 'routes.setup'),
      access: 'public',
      body: setupSchema,
      reply: z.object({ state: z.literal('signed-in') }),
      status: 201,
    },
    ({ visit, body }) =>
      context.inTurn('first-run', async () => {
        if (!(await isFirstRun(context))) return alreadySetUp;
        const fault = passwordFault(body.owner.password, { ...body.owner, company: body.company.name });
        if (fault) return passwordRefused('owner/password', fault);
        const { installation, firstTenant = 'main' } = context;
        const tenant = installation.tenants()[0] ?? (await installation.addTenant(firstTenant));
        const account = await makeOwner(tenant, body);
        if (isProblem(account)) return account;
        visit.setCookie(sessionCookie(await staffSessions.begin(tenant.engine, account), visit.origin));
        return { state: 'signed-in' as const };
      }),
  );
}

async function makeOwner(tenant: Tenant, { company, owner: given, language }: z.output<typeof setupSchema>) {
  const { engine, settings } = tenant;
  const passwordHash = await hashPassword(given.password);
  const key = await signInKeyOf(engine);
  const { state, ...details } = company;
  await settings.set(doorkeeper, companySetting, {
    ...companySetting.initial,
    ...details,
    federalState: state,
    language,
  });
  const id = await engine.write(doorkeeper, async (unit) => {
    if (await hasAccounts(unit.db)) return null;
    return insertAccount(unit, key, {
      ...given,
      passwordHash,
      language,
      roles: [owner.id],
      mustChange: false,
    });
  });
  const row = id === null || id === 'login-taken' ? undefined : await accountRow(engine.db, id);
  return row ?? alreadySetUp;
}
