import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ssh2, { type FileEntry, type SFTPWrapper } from 'ssh2';
import { fingerprintOf } from '../sftp/session.ts';
import { keyPair } from './key-pair.ts';

const { Server, utils } = ssh2;
const { STATUS_CODE: status, OPEN_MODE: mode } = utils.sftp;

/** An SSH server of one test. */
export interface TestSshServer {
  readonly port: number;
  readonly fingerprint: string;
  /** What it was told before anybody was let in, password or key type. */
  readonly heard: readonly string[];
  end(): Promise<void>;
}

/** Who may get in. */
export interface TestLogin {
  readonly user: string;
  readonly password: string;
  /** Public key in OpenSSH format; none: passwords only. */
  readonly publicKey?: string;
}

/** Keeps the files of a folder over SFTP, with the POSIX extensions left out: what a plain old server offers. */
export async function testSshServer(folder: string, login: TestLogin): Promise<TestSshServer> {
  const keys = keyPair();
  const parsed = utils.parseKey(keys.public);
  if (parsed instanceof Error) throw parsed;
  const heard: string[] = [];
  const clients = new Set<{ end(): unknown }>();
  const server = new Server({ hostKeys: [keys.private] }, (client) => {
    clients.add(client);
    // Left out of its types.
    (client as unknown as { setNoDelay(on: true): unknown }).setNoDelay(true);
    client.on('error', () => {});
    client.on('close', () => clients.delete(client));
    client.on('authentication', (asked) => {
      heard.push(asked.method);
      if (asked.username === login.user && isLetIn(asked, login)) asked.accept();
      else asked.reject(login.publicKey === undefined ? ['password'] : ['password', 'publickey']);
    });
    client.on('session', (accept) => {
      accept().on('sftp', (begin) => {
        const files = serveFiles(begin(), folder);
        client.on('close', () => void files.close());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(parsed.getPublicSSH()),
    heard,
    async end() {
      for (const client of clients) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function isLetIn(asked: ssh2.AuthContext, { password, publicKey }: TestLogin): boolean {
  if (asked.method === 'password') return asked.password === password;
  if (asked.method !== 'publickey' || publicKey === undefined) return false;
  const known = utils.parseKey(publicKey);
  if (known instanceof Error || !known.getPublicSSH().equals(asked.key.data)) return false;
  if (asked.signature === undefined || asked.blob === undefined) return true;
  return known.verify(asked.blob, asked.signature, asked.hashAlgo) === true;
}

/** The files one client has open, by the handle it was given. A client that breaks off closes none of them itself. */
class OpenFiles {
  readonly #handles = new Map<number, FileHandle>();
  #count = 0;
  #ended = false;

  async add(opening: Promise<FileHandle>): Promise<Buffer> {
    const file = await opening;
    if (this.#ended) {
      await file.close();
      throw new Error('the client is gone');
    }
    this.#handles.set(++this.#count, file);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(this.#count);
    return name;
  }

  of(handle: Buffer): FileHandle {
    const file = this.#handles.get(handle.readUInt32BE(0));
    if (file === undefined) throw new Error('no such handle');
    return file;
  }

  /** Closes one; a folder's handle holds nothing open. */
  async closeOne(handle: Buffer): Promise<void> {
    const file = this.#handles.get(handle.readUInt32BE(0));
    this.#handles.delete(handle.readUInt32BE(0));
    await file?.close();
  }

  async close(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#handles.values()].map((file) => file.close()));
    this.#handles.clear();
  }
}

function serveFiles(sftp: SFTPWrapper, folder: string): OpenFiles {
  const files = new OpenFiles();
  const listed = new Set<string>();
  const at = (path: string) => join(folder, path);
  /** Answers a request with what `send` makes of the result, or with OK. */
  const answer = <Value>(id: number, work: () => Promise<Value>, send?: (value: Value) => unknown): void => {
    const ok = () => void sftp.status(id, status.OK);
    Promise.resolve()
      .then(work)
      .then(send ?? ok)
      .catch((error: NodeJS.ErrnoException) => sftp.status(id, codes[error.code ?? ''] ?? status.FAILURE))
      // Nobody is there any more.
      .catch(() => {});
  };
  const ended = (id: number) => void sftp.status(id, status.EOF);

  sftp.on('OPEN', (id, path, flags) => {
    const how = flags & mode.WRITE ? constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL : 'r';
    answer(
      id,
      () => files.add(open(at(path), how)),
      (handle) => sftp.handle(id, handle),
    );
  });
  sftp.on('WRITE', (id, handle, offset, bytes) => {
    answer(id, () => files.of(handle).write(bytes, 0, bytes.length, offset));
  });
  sftp.on('READ', (id, handle, offset, length) => {
    const bytes = Buffer.alloc(length);
    answer(
      id,
      () => files.of(handle).read(bytes, 0, length, offset),
      ({ bytesRead }) => (bytesRead === 0 ? ended(id) : sftp.data(id, bytes.subarray(0, bytesRead))),
    );
  });
  sftp.on('FSTAT', (id, handle) => {
    answer(
      id,
      () => files.of(handle).stat(),
      (found) => sftp.attrs(id, attrs(found)),
    );
  });
  sftp.on('CLOSE', (id, handle) => {
    answer(id, () => files.closeOne(handle));
  });
  sftp.on('STAT', (id, path) => {
    answer(
      id,
      () => stat(at(path)),
      (found) => sftp.attrs(id, attrs(found)),
    );
  });
  sftp.on('MKDIR', (id, path) => {
    answer(id, () => mkdir(at(path)));
  });
  sftp.on('REMOVE', (id, path) => {
    answer(id, () => unlink(at(path)));
  });
  sftp.on('RENAME', (id, from, to) => {
    answer(id, () => renameAsTheProtocolSays(at(from), at(to)));
  });
  sftp.on('OPENDIR', (id, path) => {
    answer(
      id,
      () => stat(at(path)),
      () => sftp.handle(id, Buffer.from(`d${path}`)),
    );
  });
  sftp.on('READDIR', (id, handle) => {
    const path = handle.toString().slice(1);
    if (listed.delete(path)) return ended(id);
    listed.add(path);
    answer(
      id,
      () => entries(at(path)),
      (found) => sftp.name(id, [...found]),
    );
  });
  return files;
}

const codes: Readonly<Record<string, number>> = { ENOENT: 2, EACCES: 3 };

const attrs = (found: { readonly mode: number; readonly size: number; readonly mtimeMs: number }) => ({
  mode: found.mode,
  size: found.size,
  uid: 0,
  gid: 0,
  atime: 0,
  mtime: Math.floor(found.mtimeMs / 1000),
});

/** What is there is not replaced. */
async function renameAsTheProtocolSays(from: string, to: string): Promise<void> {
  await (await open(to, 'wx')).close();
  await rename(from, to);
}

const entries = async (folder: string): Promise<readonly FileEntry[]> =>
  Promise.all(
    (await readdir(folder)).map(async (filename) => ({
      filename,
      longname: filename,
      attrs: attrs(await stat(join(folder, filename))),
    })),
  );
