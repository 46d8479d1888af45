import sodium from 'sodium-native';

/** The one import of libsodium. */
export { sodium };
