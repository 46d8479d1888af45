import { isIP } from 'node:net';
import type { SealedOf } from '@redlich/engine';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Origin } from '../../http/origin.ts';
import type { staffAccount } from '../declaration.ts';

/** Loaded when the first passkey is used: with its certificates it would take a good part of the time and memory of a start. */
const webauthn = () => import('@simplewebauthn/server');

/** EdDSA, ES256 and RS256 (COSE numbers), which every browser has; newer ones are still experiments in Node. */
const algorithms = [-8, -7, -257];

/** A passkey as it is kept. */
export type Passkey = SealedOf<typeof staffAccount>['passkeys'][number];

/** The site a passkey is bound to. */
export interface Site {
  readonly rpId: string;
  readonly origin: string;
}

/** The site as the browser called it; `null` for a bare IP address, to which no passkey can be bound. */
export function siteOf({ host, secure }: Origin): Site | null {
  const { hostname } = new URL(`http://${host}`);
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return null;
  return { rpId: hostname, origin: `${secure ? 'https' : 'http'}://${host}` };
}

/** What a browser needs to make a passkey that also signs in without a password (discoverable, user verified). */
export async function registrationOptions(
  site: Site,
  user: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly company: string;
    readonly passkeys: readonly Passkey[];
  },
) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    supportedAlgorithmIDs: algorithms,
    rpName: user.company || 'Redlich',
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(user.id)),
    userName: user.login,
    userDisplayName: user.name,
    attestationType: 'none',
    excludeCredentials: user.passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey a browser made, or `null` when it does not answer the challenge of this site. */
export async function verifyRegistration(
  site: Site,
  challenge: string,
  response: RegistrationResponseJSON,
  made: { readonly name: string; readonly createdAt: number },
): Promise<Passkey | null> {
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await orNull(
    verifyRegistrationResponse({
      supportedAlgorithmIDs: algorithms,
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return {
    ...made,
    lastUsedAt: null,
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports,
  };
}

/** What a browser needs to sign in. `passkeys` empty: with whatever passkey it has for this site. */
export async function authenticationOptions(site: Site, passkeys: readonly Passkey[]) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: site.rpId,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
  });
}

/** The passkey's counter after this use, or `null` when it is not the right key for this challenge and site. */
export async function verifyAuthentication(
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
  { id, publicKey, counter, transports }: Passkey,
): Promise<number | null> {
  const credential = {
    id,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
    counter,
    transports,
  };
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await orNull(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential,
    }),
  );
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/** The library throws at whatever is wrong with a response; here that is an expected outcome. */
async function orNull<Result>(verification: Promise<Result>): Promise<Result | null> {
  try {
    return await verification;
  } catch {
    return null;
  }
}
