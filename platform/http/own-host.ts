import { isIP } from 'node:net';

/**
 * Whether a request names this server by a name it has: `localhost`, an address, or one of those the operator lists. A page of a stranger
 * whose name suddenly points here (DNS rebinding) sends the stranger's name and is turned away; an address cannot be rebound.
 * @param url of the request, as made from its `Host`
 * @param names host names without port, in lower case; `*` before a dot stands for one label or more
 */
export function isOwnHost(url: string, names: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (host === 'localhost' || isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  return names.some((name) => name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))));
}
