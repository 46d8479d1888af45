import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '@redlich/engine';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TransportFault } from '../fault.ts';
import { inPieces, joined, noise } from '../testing/bytes.ts';
import { type PlaceUnderTest, placeContract, troubleOf } from '../testing/contract.ts';
import { type FaultyLine, faultyLine } from '../testing/faulty-line.ts';
import { smallDisk } from '../testing/small-disk.ts';
import { type TestSshServer, testSshServer } from '../testing/ssh-server.ts';
import { noOpenSsh, startSshd } from '../testing/sshd.ts';
import type { SftpAccount } from './session.ts';
import { claimSftp, sftpPlace } from './sftp-place.ts';

const root = mkdtempSync(join(tmpdir(), 'redlich-sftp-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const dialling = (port: number) => async () =>
  connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => {});

function emptied(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

async function underTest(
  server: { readonly port: number; end(): Promise<void> },
  account: SftpAccount,
  { folder, files }: { readonly folder: string; readonly files: string },
): Promise<PlaceUnderTest> {
  const line: FaultyLine = await faultyLine(server.port);
  const open = (): Place => sftpPlace({ id: 'sftp', account, folder, dial: dialling(line.port) });
  await claimSftp({ id: 'sftp', account, folder, dial: dialling(line.port) });
  return {
    open,
    empty: async () => emptied(files),
    breakAfter: line.breakAfter,
    mend: line.mend,
    async end() {
      await line.end();
      await server.end();
    },
  };
}

const login = { user: 'laden', password: 'geheim, sehr' };

placeContract('SFTP with a password, on a server without extensions', async () => {
  const files = join(root, 'plain');
  mkdirSync(files);
  const server = await testSshServer(files, login);
  const account = { user: login.user, login: { password: login.password }, hostKey: server.fingerprint };
  return underTest(server, account, { folder: '/redlich', files: join(files, 'redlich') });
});

describe.skipIf(noOpenSsh !== null)(`OpenSSH ${noOpenSsh ?? ''}`, () => {
  placeContract('SFTP with a key, on OpenSSH', async () => {
    const files = join(root, 'openssh files');
    const disk = smallDisk(files);
    const server = await startSshd(join(root, 'sshd'));
    const { user, privateKey, fingerprint } = server;
    const account = { user, login: { privateKey, passphrase: '' }, hostKey: fingerprint };
    const under = await underTest(server, account, { folder: files, files });
    return {
      ...under,
      ...(disk.withRoomFor && { withRoomFor: disk.withRoomFor }),
      async end() {
        await under.end();
        disk.end();
      },
    };
  });
});

describe('getting into an SFTP account', () => {
  const files = join(root, 'door');
  const keys = ssh2.utils.generateKeyPairSync('ed25519', {
    passphrase: 'satz',
    cipher: 'aes256-cbc',
    rounds: 4,
  });
  let server: TestSshServer;
  beforeAll(async () => {
    mkdirSync(join(files, 'redlich'), { recursive: true });
    server = await testSshServer(files, { ...login, publicKey: keys.public });
    return () => server.end();
  });
  const opened = (account: Partial<SftpAccount>) =>
    sftpPlace({
      id: 'sftp',
      account: {
        user: login.user,
        login: { password: login.password },
        hostKey: server.fingerprint,
        ...account,
      },
      folder: '/redlich',
      dial: dialling(server.port),
    });
  const faultOf = async (place: Place): Promise<TransportFault> => {
    const error = await place.read('a').catch((fault: unknown) => fault);
    await place.close();
    if (error instanceof TransportFault) return error;
    throw error;
  };

  test('says nothing, no name and no password, to a server whose key nobody confirmed, and tells the key', async () => {
    const before = server.heard.length;
    const fault = await faultOf(opened({ hostKey: null }));
    expect([fault.reason, fault.fingerprint]).toEqual(['host-key-unknown', server.fingerprint]);
    const changed = await faultOf(opened({ hostKey: `SHA256:${'a'.repeat(43)}` }));
    expect([changed.reason, changed.fingerprint, changed.trouble]).toEqual([
      'host-key-changed',
      server.fingerprint,
      'refused',
    ]);
    expect(server.heard.length).toBe(before);
  });

  test('is refused with a wrong password or name, and neither stands in the message', async () => {
    const wrong = await faultOf(opened({ login: { password: 'falsch' } }));
    expect([wrong.reason, wrong.trouble]).toEqual(['login-refused', 'refused']);
    expect((await faultOf(opened({ user: 'niemand' }))).message).toBe('sftp: login-refused');
  });

  test('takes a key with its passphrase, and refuses a wrong passphrase and a text that is no key', async () => {
    const place = opened({ login: { privateKey: keys.private, passphrase: 'satz' } });
    await place.write('a', inPieces(noise('a', 9), 9));
    const found = await place.read('a');
    expect(found && (await joined(found))).toEqual(noise('a', 9));
    await place.close();
    for (const wrong of [
      { privateKey: keys.private, passphrase: 'x' },
      { privateKey: 'unsinn', passphrase: '' },
    ])
      expect((await faultOf(opened({ login: wrong }))).reason).toBe('login-refused');
  });

  test('is away when its folder is gone, as with a disk that is not mounted there', async () => {
    rmSync(join(files, 'redlich'), { recursive: true });
    const place = opened({});
    expect(await troubleOf(place.write('a', inPieces(noise('a', 9), 9)))).toBe('away');
    await place.close();
    writeFileSync(join(files, 'other'), '');
    expect(readdirSync(files)).toEqual(['other']);
  });

  test('is away where nobody answers, and when the server speaks another protocol', async () => {
    const nobody = sftpPlace({
      id: 'sftp',
      account: { user: 'a', login: { password: 'b' }, hostKey: null },
      folder: '/x',
      dial: dialling(1),
    });
    expect((await faultOf(nobody)).reason).toBe('unreachable');
  });
});
