declare const brand: unique symbol;

/** The origin of a website as it may stand in a header: `https://www.regenbogen.example`, with a port where there is one. */
export type SiteOrigin = string & { readonly [brand]: 'site-origin' };

/** Nothing but what a host source of a content security policy may hold: no `*`, no quote, nothing that ends a directive. */
const written = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;

/**
 * Reads the origin of a website from what somebody typed: lower case, umlauts as the network writes them, without the last slash.
 *
 * @returns `null` for everything else: `http:`, a path, a name with a password, a placeholder, several in one
 */
export function siteOrigin(typed: string): SiteOrigin | null {
  const text = typed.trim();
  // The parser of addresses drops line ends and tabs without a word.
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.href !== `${url.origin}/`) return null;
  return written.test(url.origin) ? (url.origin as SiteOrigin) : null;
}
