import type { Duplex } from 'node:stream';
import type { Place } from '@redlich/engine';
import {
  type Answer,
  type HttpRefused,
  type HttpRequest,
  hostHeader,
  type Passage,
} from '../egress/index.ts';
import type { DoorShut } from '../egress/shut.ts';
import { refusedFault } from './http/say.ts';
import { bucketKeeps, claimS3, type KeepsDeleted } from './s3/claim-s3.ts';
import { type S3PlaceOptions, s3Place } from './s3/s3-place.ts';
import type { SftpAccount } from './sftp/session.ts';
import { claimSftp, type SftpPlaceOptions, sftpPlace } from './sftp/sftp-place.ts';
import type { WebdavLogin } from './webdav/login.ts';
import { claimWebdav, type WebdavPlaceOptions, webdavPlace } from './webdav/webdav-place.ts';

interface OnHost {
  /** What is connected to; of a bucket with a host of its own, that. */
  readonly host: string;
  readonly port: number;
  readonly folder: string;
}

/** Where a place on another computer lies, and how one gets in. `plain`: without TLS, which the door allows in the own network only. */
export type ServerAddress =
  | (OnHost & { readonly sort: 'sftp'; readonly account: SftpAccount })
  | (OnHost & { readonly sort: 'webdav'; readonly plain: boolean; readonly login: WebdavLogin })
  | (OnHost & {
      readonly sort: 's3';
      readonly plain: boolean;
      readonly bucket: string;
      readonly bucketIn: 'path' | 'host';
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
    });

/** The door of one place: of the egress, or of an errand. */
export interface PlaceDoor {
  connect(): Promise<Passage | DoorShut>;
  request(request: HttpRequest): Promise<Answer | HttpRefused>;
}

/** A place on another computer, reached through its door. */
export function serverPlace(id: string, address: ServerAddress, door: PlaceDoor): Place {
  switch (address.sort) {
    case 'sftp':
      return sftpPlace(sftpOptions(id, address, door));
    case 'webdav':
      return webdavPlace(webdavOptions(id, address, door));
    case 's3':
      return s3Place(s3Options(id, address, door));
  }
}

/**
 * Looks whether a place can be used, and makes its folder.
 * @returns what it does with what is deleted, as far as it tells
 * @throws a `TransportFault` that says what is wrong with it
 */
export async function claimServer(
  id: string,
  address: ServerAddress,
  door: PlaceDoor,
): Promise<KeepsDeleted> {
  if (address.sort === 's3') return claimS3(s3Options(id, address, door));
  if (address.sort === 'sftp') await claimSftp(sftpOptions(id, address, door));
  else await claimWebdav(webdavOptions(id, address, door));
  return 'nothing';
}

/** What a place does now with what is deleted; `untold` where it does not say. Asks, and changes nothing. */
export const serverKeeps = async (
  id: string,
  address: ServerAddress,
  door: PlaceDoor,
): Promise<KeepsDeleted | 'untold'> =>
  address.sort === 's3' ? bucketKeeps(s3Options(id, address, door)) : 'untold';

type Of<Sort extends ServerAddress['sort']> = Extract<ServerAddress, { sort: Sort }>;

function sftpOptions(id: string, { folder, account }: Of<'sftp'>, door: PlaceDoor): SftpPlaceOptions {
  const dial = async (): Promise<Duplex> => {
    const passage = await door.connect();
    if (passage.outcome === 'open') return passage.socket;
    throw refusedFault(passage.reason, id, '');
  };
  return { id, folder, account, dial };
}

/** Through the door of the place, in the clear only where that was chosen. */
function saying({ plain, host, port }: Of<'webdav'> | Of<'s3'>, door: PlaceDoor) {
  const origin = plain
    ? `http://${hostHeader({ host, port }, true)}`
    : `https://${hostHeader({ host, port })}`;
  const say = (request: HttpRequest) => door.request(plain ? { ...request, plain: true } : request);
  return { say, origin };
}

const webdavOptions = (id: string, address: Of<'webdav'>, door: PlaceDoor): WebdavPlaceOptions => ({
  id,
  folder: address.folder,
  account: { ...saying(address, door), login: address.login },
});

function s3Options(id: string, address: Of<'s3'>, door: PlaceDoor): S3PlaceOptions {
  const { folder, bucket, bucketIn, region, accessKey, secretKey } = address;
  return {
    id,
    folder,
    account: { ...saying(address, door), bucket, bucketIn, region, accessKey, secretKey },
  };
}
