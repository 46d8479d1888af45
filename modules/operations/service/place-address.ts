import { instanceOf } from '../../../platform/egress/index.ts';
import type { PlaceDoor, ServerAddress } from '../../../platform/places/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { backupPlace } from '../declaration.ts';
import type { PlaceRow } from '../operation.tables.ts';

/** The door of a place outside this computer. */
export const doorOf = ({ id, title }: Pick<PlaceRow, 'id' | 'title'>) => instanceOf(backupPlace, id, title);

/** What is connected to: a bucket may have a host of its own. */
export const hostOf = ({
  host,
  bucket,
  bucket_in,
}: Pick<PlaceRow, 'host' | 'bucket' | 'bucket_in'>): string =>
  bucket_in === 'host' ? `${bucket}.${host}` : host;

/** A place's way out, through the tenant's door. */
export function placeDoor(
  { egress }: Tenant,
  row: Pick<PlaceRow, 'id' | 'title' | 'host' | 'port' | 'bucket' | 'bucket_in'>,
): PlaceDoor {
  return {
    connect: () => egress.connect(doorOf(row), { host: hostOf(row), port: Number(row.port), tls: 'none' }),
    request: (request) => egress.request(doorOf(row), request),
  };
}

/** Where a place outside lies and how one gets in. @param secret its password, key or token */
export function addressOf(row: PlaceRow, secret: string): ServerAddress {
  const { user_name: user, folder, login } = row;
  const there = { host: hostOf(row), port: Number(row.port), folder };
  if (row.sort === 'webdav')
    return {
      ...{ ...there, sort: 'webdav', plain: Number(row.plain) === 1 },
      login: login === 'token' ? { token: secret } : { user, password: secret },
    };
  if (row.sort === 's3')
    return {
      ...{ ...there, sort: 's3', plain: Number(row.plain) === 1, bucket: row.bucket, region: row.region },
      ...{ bucketIn: row.bucket_in === 'host' ? 'host' : 'path', accessKey: user, secretKey: secret },
    };
  const byKey = login === 'key';
  return {
    ...{ ...there, sort: 'sftp' },
    account: {
      user,
      login: byKey ? { privateKey: secret, passphrase: '' } : { password: secret },
      hostKey: row.proof === '' ? null : row.proof,
    },
  };
}
