import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/**
 * Whether passkeys work here: the browser knows them, the connection is encrypted or stays on this computer, and the
 * address is a name (WebAuthn binds a passkey to a domain; an IP address is none).
 */
export function canUsePasskeys(): boolean {
  const isName = /[a-z]/i.test(location.hostname) && !location.hostname.includes(':');
  return browserSupportsWebAuthn() && window.isSecureContext && isName;
}
