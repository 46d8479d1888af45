import sodium from 'sodium-native';

/** The one import of libsodium. */
export { sodium };

/** The package's types lag behind its functions here, so the few used are typed by hand. */
interface SecretStream {
  crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
  crypto_secretstream_xchacha20poly1305_HEADERBYTES: number;
  crypto_secretstream_xchacha20poly1305_ABYTES: number;
  crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number;
  crypto_secretstream_xchacha20poly1305_TAG_FINAL: number;
  crypto_secretstream_xchacha20poly1305_init_push(state: Buffer, header: Buffer, key: Buffer): void;
  crypto_secretstream_xchacha20poly1305_init_pull(state: Buffer, header: Buffer, key: Buffer): void;
  crypto_secretstream_xchacha20poly1305_push(
    state: Buffer,
    sealed: Buffer,
    plain: Buffer,
    ad: null,
    tag: number,
  ): void;
  crypto_secretstream_xchacha20poly1305_pull(
    state: Buffer,
    plain: Buffer,
    tag: Buffer,
    sealed: Buffer,
    ad: null,
  ): void;
}

const native = sodium as unknown as SecretStream;

/** libsodium's secretstream (XChaCha20-Poly1305), one chunk at a time. */
export const secretstream = {
  stateBytes: native.crypto_secretstream_xchacha20poly1305_STATEBYTES,
  headerBytes: native.crypto_secretstream_xchacha20poly1305_HEADERBYTES,
  overhead: native.crypto_secretstream_xchacha20poly1305_ABYTES,
  beginSealing: (state: Buffer, header: Buffer, key: Buffer): void =>
    native.crypto_secretstream_xchacha20poly1305_init_push(state, header, key),
  beginOpening: (state: Buffer, header: Buffer, key: Buffer): void =>
    native.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key),
  seal(state: Buffer, sealed: Buffer, plain: Buffer, tag: 'message' | 'final'): void {
    const number =
      tag === 'final'
        ? native.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        : native.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    native.crypto_secretstream_xchacha20poly1305_push(state, sealed, plain, null, number);
  },
  /** @throws {Error} when the chunk was changed or is out of order */
  open(state: Buffer, plain: Buffer, sealed: Buffer): 'message' | 'final' {
    const tag = Buffer.alloc(1);
    native.crypto_secretstream_xchacha20poly1305_pull(state, plain, tag, sealed, null);
    return tag[0] === native.crypto_secretstream_xchacha20poly1305_TAG_FINAL ? 'final' : 'message';
  },
} as const;
