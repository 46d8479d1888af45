import { fileTypeFromBuffer } from 'file-type';
import { safeFileName } from '../../../platform/documents/safe-file-name.ts';

/** What a file is, by its content; and a name that harms nobody. */
export interface JudgedFile {
  readonly name: string;
  /** Never anything a browser would run: markup and scripts are plain bytes. */
  readonly mediaType: string;
  /** `mismatch`: the name says picture or document, the content is something else. */
  readonly fault: 'mismatch' | null;
}

/** Bytes needed to recognise a file. */
export const headBytes = 4_100;

const bytes = 'application/octet-stream';

/** What a browser may be told a file is. Everything else is handed out as bytes. */
const harmless =
  /^(image\/(png|jpeg|gif|webp|avif|heic|tiff|bmp)|audio\/|video\/|application\/(pdf|zip|gzip|x-7z-compressed|vnd\.|msword|x-cfb))/;

/** Endings whose content is recognised, and so must be what the name says. */
const checked: Readonly<Record<string, RegExp>> = {
  png: /^image\/png$/,
  jpg: /^image\/jpeg$/,
  jpeg: /^image\/jpeg$/,
  gif: /^image\/gif$/,
  webp: /^image\/webp$/,
  pdf: /^application\/pdf$/,
  zip: /^application\/zip$/,
  docx: /openxml|zip/,
  xlsx: /openxml|zip/,
  pptx: /openxml|zip/,
};

const plainEndings = new Set(['txt', 'csv', 'log', 'eml', 'ics', 'vcf', 'md']);

/**
 * Judges a file by its first bytes. A name that promises a picture while the content is something else (a page, a script, a program) is
 * a fault; whoever must not lose anything keeps it as bytes.
 */
export async function judgeFile(name: string, head: Uint8Array): Promise<JudgedFile> {
  const cleaned = safeFileName(name);
  const ending = cleaned.split('.').at(-1)?.toLowerCase() ?? '';
  const found = (await fileTypeFromBuffer(head))?.mime;
  const expected = checked[ending];
  const fault = expected !== undefined && (found === undefined || !expected.test(found)) ? 'mismatch' : null;
  if (found !== undefined && harmless.test(found)) return { name: cleaned, mediaType: found, fault };
  const isText = found === undefined && plainEndings.has(ending) && isPlainText(head);
  return { name: cleaned, mediaType: isText ? 'text/plain' : bytes, fault };
}

/** Text without bytes no text has and without markup a browser might guess at. */
function isPlainText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  return !/^<(!doctype|html|svg|script|\?xml|body|head|iframe)/.test(text);
}

/** How a file is handed out: always to be saved, never shown inside a page (RFC 6266, 8187). */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

/** The name in a `content-disposition` of an upload, `filename*` before `filename`. */
export function nameIn(disposition: string | null): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return '';
    }
  }
  return /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? '';
}
