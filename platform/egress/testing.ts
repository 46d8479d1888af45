import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate with its key, both PEM, as a TLS server takes them. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of one test, which issues servers' certificates. */
export interface TestAuthority {
  readonly certificate: string;
  issue(...dnsNames: readonly string[]): TestCertificate;
}

/** Makes an authority. For tests only; its key lives as long as the test. */
export function testAuthority(): TestAuthority {
  const root = keyPair();
  const certificate = certify({
    subject: 'Test Authority',
    issuer: 'Test Authority',
    publicKey: root.publicKey,
    signedBy: root.privateKey,
    names: [],
  });
  return {
    certificate,
    issue(...names) {
      const { publicKey, privateKey } = keyPair();
      return {
        cert: certify({
          subject: 'Test Server',
          issuer: 'Test Authority',
          publicKey,
          signedBy: root.privateKey,
          names,
        }),
        key: pemOf(privateKey),
      };
    },
  };
}

/** A certificate that nobody vouches for but itself. */
export function selfSigned(...names: readonly string[]): TestCertificate {
  const { publicKey, privateKey } = keyPair();
  return {
    cert: certify({ subject: 'Test Server', issuer: 'Test Server', publicKey, signedBy: privateKey, names }),
    key: pemOf(privateKey),
  };
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

// The little of DER (X.690) that a certificate (RFC 5280, section 4.1) needs. Lengths here stay below 65536.
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const bits = (body: Uint8Array) => der(0x03, Buffer.from([0]), body);
const name = (common: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(common)))));
const time = (text: string) => der(0x18, Buffer.from(text));
const extension = (id: string, value: Uint8Array) => sequence(oid(id), der(0x04, value));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

interface Request {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signedBy: KeyObject;
  /** DNS names of a server; an authority has none. */
  readonly names: readonly string[];
}

function certify({ subject, issuer, publicKey, signedBy, names }: Request): string {
  const extensions =
    names.length === 0
      ? extension('551d13', sequence(der(0x01, Buffer.from([0xff]))))
      : extension('551d11', sequence(...names.map((each) => der(0x82, Buffer.from(each)))));
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name(issuer),
    sequence(time('20200101000000Z'), time('21200101000000Z')),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  );
  const certificate = sequence(toSign, ecdsaWithSha256, bits(sign('sha256', toSign, signedBy)));
  return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
