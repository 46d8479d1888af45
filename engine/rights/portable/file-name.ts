/** Longest name kept; the rest of a file system's 255 bytes is room for what is put in front, and for umlauts. */
const longest = 100;

/**
 * A file's name inside a package: the end of its id, so that two files of one name stay two, and its own name without what could
 * lead out of the folder it is unpacked into or is forbidden on some system.
 */
export function fileName({ id, name }: { readonly id: string; readonly name: string }): string {
  const safe = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_')
    .replace(/^\.+|[. ]+$/g, '_');
  return `${id.slice(-8)}-${[...safe].slice(-longest).join('')}`;
}
