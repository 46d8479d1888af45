export { type PlaceReason, TransportFault } from './fault.ts';
export { type FolderPlaceOptions, folderPlace } from './folder/folder-place.ts';
export { type ClaimedFolder, claimFolder } from './folder/mark.ts';
export type { SftpAccount } from './sftp/session.ts';
export { claimSftp, type SftpPlaceOptions, sftpPlace } from './sftp/sftp-place.ts';
