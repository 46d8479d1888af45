import type { BoardPlace } from '../schemas.ts';

/** The sorts there are, in the order they are offered. */
export const placeSorts = ['folder', 'webdav', 'sftp', 's3'] as const;

/** One of them. */
export type PlaceSort = (typeof placeSorts)[number];

/** What the dialog of a place holds. */
export interface PlaceValues {
  readonly sort: PlaceSort;
  readonly title: string;
  readonly city: string;
  readonly provider: string;
  readonly providerCountry: string;
  readonly thirdCountry: string;
  readonly safeguard: string;
  readonly agreementOn: string;
  readonly folder: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly login: string;
  readonly secret: string;
  readonly hostKey: string;
  readonly ownNetwork: boolean;
  readonly plain: boolean;
  readonly bucket: string;
  readonly bucketIn: string;
  readonly region: string;
}

const usualPort: Readonly<Record<PlaceSort, string>> = { folder: '', webdav: '443', sftp: '22', s3: '443' };

const nothing: PlaceValues = {
  ...{ sort: 'folder', title: '', city: '', provider: '', providerCountry: 'DE', thirdCountry: '' },
  ...{ safeguard: '', agreementOn: '', folder: '', host: '', port: '', user: '', login: 'password' },
  ...{ secret: '', hostKey: '', ownNetwork: false, plain: false, bucket: '', bucketIn: 'host' },
  region: 'us-east-1',
};

/** The dialog's values for a place, or for a new one. */
export function valuesOf(place: BoardPlace | 'new'): PlaceValues {
  if (place === 'new') return nothing;
  const { sort, title, city, provider, thirdCountry, safeguard, folder, host, user, plain, bucket } = place;
  return {
    ...nothing,
    ...{ sort, title, city, provider, thirdCountry, safeguard, folder, host, user, plain, bucket },
    ...{ hostKey: place.hostKey, ownNetwork: place.ownNetwork, region: place.region || nothing.region },
    providerCountry: place.providerCountry || nothing.providerCountry,
    agreementOn: place.agreementOn ?? '',
    port: place.port === 0 ? '' : String(place.port),
    login: place.login === 'none' ? 'password' : place.login,
    bucketIn: place.bucketIn || nothing.bucketIn,
  };
}

/** What changes with the sort of a place that is being entered. */
export const asSort = (sort: PlaceSort): Partial<PlaceValues> => ({
  sort,
  port: usualPort[sort],
  login: 'password',
});

/** What a whole address in the field of the host says; `null` when it is none. */
export function fromAddress(text: string): Partial<PlaceValues> | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { protocol, hostname, port, pathname } = new URL(text);
  const plain = protocol === 'http:';
  return {
    ...{ host: hostname, port: port || (plain ? '80' : '443'), plain },
    ...(pathname !== '/' && { folder: decoded(pathname) }),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Which fields have to be filled in. */
export function neededFor({ sort, login }: PlaceValues): readonly (keyof PlaceValues)[] {
  const always = ['title', 'city', 'folder'] as const;
  if (sort === 'folder') return always;
  const onHost = [...always, 'host', 'port'] as const;
  if (sort === 's3') return [...onHost, 'bucket', 'region', 'user'];
  return sort === 'webdav' && login === 'token' ? onHost : [...onHost, 'user'];
}

/** What is sent for them. */
export function bodyOf(values: PlaceValues) {
  const { sort, title, city, provider, folder, secret, hostKey } = values;
  const common = { sort, title, city, provider, folder };
  if (sort === 'folder') return common;
  const { host, port, user, ownNetwork, plain, login, bucket, bucketIn, region } = values;
  const isKept = provider.trim() !== '';
  const onHost = {
    ...{ ...common, host, port: Number(port), user, ownNetwork },
    providerCountry: isKept ? values.providerCountry.trim().toUpperCase() : '',
    thirdCountry: isKept ? values.thirdCountry.trim().toUpperCase() : '',
    safeguard: isKept ? values.safeguard : '',
    agreementOn: isKept && values.agreementOn !== '' ? values.agreementOn : null,
    ...(secret !== '' && { secret }),
  };
  if (sort === 'sftp') return { ...onHost, login, ...(hostKey !== '' && { hostKey }) };
  const onWeb = { ...onHost, plain: plain && ownNetwork };
  return sort === 'webdav' ? { ...onWeb, login } : { ...onWeb, bucket, bucketIn, region };
}
