export { type PlaceReason, TransportFault } from './fault.ts';
export { type FolderPlaceOptions, folderPlace } from './folder/folder-place.ts';
export { type ClaimedFolder, claimFolder } from './folder/mark.ts';
export { claimServer, type PlaceDoor, type ServerAddress, serverKeeps, serverPlace } from './reach.ts';
export type { KeepsDeleted } from './s3/claim-s3.ts';
export type { SftpAccount } from './sftp/session.ts';
