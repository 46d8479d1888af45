/** The ways a consent reaches the shop, as the server knows them. */
export const channels = ['counter', 'paper', 'phone', 'letter', 'e-mail', 'online'] as const;

/** The ways of a contact, as the server knows them. */
export const contactChannels = ['counter', 'phone', 'letter', 'e-mail'] as const;
