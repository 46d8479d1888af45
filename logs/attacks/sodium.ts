import sodium from 'sodium-native';

/** The package's types lag behind its functions here. */
const native = sodium as unknown as {
  sodium_malloc(size: number): Buffer;
  sodium_memzero(bytes: Buffer): void;
};

/** Memory that is never written to the swap file nor into the dump of a crash, as far as the system's limit of locked memory goes. */
export const lockedMemory = (size: number): Buffer => native.sodium_malloc(size);

/** Overwrites what must not be found again. */
export const wipe = (bytes: Buffer): void => native.sodium_memzero(bytes);

export { sodium };
