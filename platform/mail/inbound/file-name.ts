/** Names no German office computer opens, and what would show a name backwards or hide its end. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b-\u200d\ufeff<>:"|?*\\/]/gu;

/** A sender's file name as a name only: no folder, nothing that hides its ending or runs, at most 120 characters, never empty. */
export function safeFileName(claimed: string | null | undefined, fallback: string): string {
  const last =
    (claimed ?? '')
      .normalize('NFC')
      .split(/[\\/]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const name = last
    .replace(unsafe, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .trim();
  if (name === '' || /^_+$/.test(name)) return fallback;
  if (name.length <= 120) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return `${name.slice(0, 120 - ending.length)}${ending}`;
}
