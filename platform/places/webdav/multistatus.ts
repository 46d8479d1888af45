import { childrenOf, readXml, textIn, type XmlElement } from '../http/xml.ts';

/** What a server tells of one of its resources. */
export interface Resource {
  /** Its path, decoded, without a slash at its end. */
  readonly path: string;
  readonly isFolder: boolean;
  /** `null` for a folder, and where it is not told. */
  readonly bytes: number | null;
  /** When it was changed last, as an instant; `null` where it is not told. */
  readonly changedAt: number | null;
  /** Bytes the account may still take (RFC 4331); `null` where it is not told. */
  readonly freeBytes: number | null;
}

/** What is asked of each resource. */
export const wanted = Buffer.from(
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/><quota-available-bytes/></prop></propfind>',
);

/** Reads an answer to `PROPFIND` (RFC 4918, section 14.16). `null` when it is none. */
export function resourcesIn(bytes: Uint8Array): readonly Resource[] | null {
  const document = readXml(bytes);
  if (document?.name !== 'DAV: multistatus') return null;
  return childrenOf(document, 'DAV: response').flatMap((response) => resourceOf(response) ?? []);
}

function resourceOf(response: XmlElement): Resource | null {
  const path = pathOf(textIn(response, 'DAV: href') ?? '');
  if (path === null || isGone(response)) return null;
  const properties = childrenOf(response, 'DAV: propstat')
    .filter((each) => statusOf(each) === 200)
    .flatMap((each) => childrenOf(each, 'DAV: prop'));
  const found = (name: string): string | null =>
    properties.map((each) => textIn(each, name)).find((text) => text !== null) ?? null;
  const isFolder = properties
    .flatMap((each) => childrenOf(each, 'DAV: resourcetype'))
    .some((type) => childrenOf(type, 'DAV: collection').length > 0);
  const changedAt = Date.parse(found('DAV: getlastmodified') ?? '');
  return {
    path,
    isFolder,
    bytes: isFolder ? null : wholeNumber(found('DAV: getcontentlength')),
    changedAt: Number.isNaN(changedAt) ? null : changedAt,
    freeBytes: wholeNumber(found('DAV: quota-available-bytes')),
  };
}

/** A resource may be named with a status instead of properties: it went while it was listed, say. */
const isGone = (response: XmlElement): boolean => {
  const status = statusOf(response);
  return status !== null && status >= 400;
};

function statusOf(element: XmlElement): number | null {
  const status = textIn(element, 'DAV: status');
  return status === null ? null : Number(status.split(' ')[1] ?? 0);
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

/** The path in a link, which may be a whole address. */
function pathOf(href: string): string | null {
  try {
    const { pathname } = new URL(href, 'http://place.invalid');
    return decodeURIComponent(pathname).replace(/(?<=.)\/+$/, '');
  } catch {
    return null;
  }
}
