import type { AddressInfo } from 'node:net';
import { v2 as webdav } from 'webdav-server';

/** A WebDAV server of one test. */
export interface TestWebdavServer {
  readonly port: number;
  end(): Promise<void>;
}

/** Keeps the files of a folder over WebDAV, for one user, who logs in as told. */
export async function testWebdavServer(
  folder: string,
  login: { readonly user: string; readonly password: string },
  way: 'basic' | 'digest',
): Promise<TestWebdavServer> {
  const users = new webdav.SimpleUserManager();
  const user = users.addUser(login.user, login.password, false);
  const rights = new webdav.SimplePathPrivilegeManager();
  rights.setRights(user, '/', ['all']);
  const server = new webdav.WebDAVServer({
    httpAuthentication:
      way === 'basic'
        ? new webdav.HTTPBasicAuthentication(users, 'Probe')
        : new webdav.HTTPDigestAuthentication(users, 'Probe'),
    requireAuthentification: true,
    privilegeManager: rights,
    port: 0,
    hostname: '127.0.0.1',
  });
  await server.setFileSystemAsync('/', new webdav.PhysicalFileSystem(folder));
  const http = await server.startAsync(0);
  return {
    port: (http.address() as AddressInfo).port,
    end: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        server.stop(() => resolve());
      }),
  };
}
