/** How an order stands. */
export const orderStates = ['ordered', 'arrived', 'notified', 'collected', 'cancelled'] as const;

/** How a customer is told. `K`: no message. */
export const messageKinds = ['email', 'phone', 'letter', 'K'] as const;
