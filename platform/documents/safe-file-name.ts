const longestName = 120;

/**
 * Somebody else's file name as a name only: no folder, no control and direction characters, no signs that mean something in headers,
 * shells, markup or on an office computer, nothing that hides its ending or makes it invisible; at most 120 characters, never empty.
 * `..\\..\\<b>"Rechnung".pdf` becomes `_b__Rechnung_.pdf`.
 */
export function safeFileName(claimed: string | null | undefined, fallback = 'anhang'): string {
  const last =
    (claimed ?? '')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '')
      ?.normalize('NFC') ?? '';
  const name = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*;`$'%&]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (/^_*$/.test(name)) return fallback;
  if (name.length <= longestName) return name;
  const ending = /\.[\p{L}\p{N}]{1,11}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, longestName - ending.length)}${ending}`;
}
