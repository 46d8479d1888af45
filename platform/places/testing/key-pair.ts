import ssh2 from 'ssh2';

/** A key pair that its own library can read back: now and then ssh2 writes an Ed25519 key it then calls malformed. */
export function keyPair(): ReturnType<typeof ssh2.utils.generateKeyPairSync> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const keys = ssh2.utils.generateKeyPairSync('ed25519');
    if (![keys.private, keys.public].some((key) => ssh2.utils.parseKey(key) instanceof Error)) return keys;
  }
  throw new Error('ssh2 makes no readable key');
}
