import type { z } from 'zod';
import type { Tenant } from '../../../platform/tenant.ts';
import { requestsAbout, takeRequest } from '../../rights/index.ts';
import type { rightBody } from '../privacy-schemas.ts';
import { gatekeeper } from './accounts.ts';
import type { PortalViewer } from './viewer.ts';

/**
 * Takes a request of a user of the portal (Art. 7 (3), 15 to 22 GDPR) into the procedure for requests. Who asks is known by the account
 * (Art. 12 (6)), so nobody is asked for proof, and it is about that person's own data and nobody else's, whatever the text says. One
 * request for each right at a time: a second would only run into the first.
 */
export async function askForRight(
  tenant: Tenant,
  { person, account }: PortalViewer,
  { right, text }: z.output<typeof rightBody>,
): Promise<'taken' | 'open-already'> {
  const open = await requestsAbout(tenant, person);
  if (open.some((each) => each.right === right)) return 'open-already';
  const { name, email } = account.sealed;
  await tenant.engine.write(gatekeeper, (unit) =>
    takeRequest(
      unit,
      { right, channel: 'portal', received: unit.now, name, address: '', email, text },
      { subject: person, by: 'portal-login' },
    ),
  );
  return 'taken';
}
