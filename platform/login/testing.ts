import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** A passkey of a test, as a phone would hold it: makes and uses one ES256 credential (WebAuthn Level 3). */
export function softPasskey(origin: string, { verifiesUser = true } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  let userHandle = '';
  const client = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = (rpId: string, flags: number, more: Buffer = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5);
    head[0] = flags | (verifiesUser ? 4 : 0);
    head.writeUInt32BE(++counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, more]);
  };
  const named = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  } as const;
  return {
    create({ challenge, rp, user }: CreationOptions) {
      userHandle = user.id;
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      );
      const length = Buffer.from([0, id.length]);
      const data = authData(rp.id, 0x41, Buffer.concat([Buffer.alloc(16), length, id, key]));
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      );
      return {
        ...named,
        response: {
          attestationObject: attestation.toString('base64url'),
          clientDataJSON: client('webauthn.create', challenge).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    use({ challenge, rpId }: RequestOptions) {
      const clientData = client('webauthn.get', challenge);
      const data = authData(rpId, 1);
      const signed = createSign('sha256')
        .update(data)
        .update(createHash('sha256').update(clientData).digest())
        .sign(privateKey);
      return {
        ...named,
        response: {
          authenticatorData: data.toString('base64url'),
          clientDataJSON: clientData.toString('base64url'),
          signature: signed.toString('base64url'),
          userHandle,
        },
      };
    },
  };
}

/** The little of CBOR (RFC 8949) that a credential is written in. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? headOf(1, -1 - value) : headOf(0, value);
  if (typeof value === 'string')
    return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([headOf(2, value.length), value]);
  if (value instanceof Map) return Buffer.concat([headOf(5, value.size), ...[...value].flat().map(cbor)]);
  throw new TypeError('not needed here');
}

function headOf(type: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(type << 5) | length]);
  return length < 256
    ? Buffer.from([(type << 5) | 24, length])
    : Buffer.from([(type << 5) | 25, length >> 8, length & 255]);
}
