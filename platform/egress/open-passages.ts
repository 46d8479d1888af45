import type { Socket } from 'node:net';

/** The sockets open to one recipient, from before they connect until they are closed. */
export interface OpenPassages {
  add(recipient: string, socket: Socket): void;
  count(recipient: string): number;
  recipients(): readonly string[];
  /** Ends them at once, without a goodbye. */
  cut(recipient: string): void;
}

/** Keeps the sockets by recipient. */
export function openPassages(): OpenPassages {
  const byRecipient = new Map<string, Set<Socket>>();
  return {
    add(recipient, socket) {
      const sockets = byRecipient.get(recipient) ?? new Set();
      byRecipient.set(recipient, sockets.add(socket));
      socket.once('close', () => {
        sockets.delete(socket);
        if (sockets.size === 0 && byRecipient.get(recipient) === sockets) byRecipient.delete(recipient);
      });
    },
    count: (recipient) => byRecipient.get(recipient)?.size ?? 0,
    recipients: () => [...byRecipient.keys()],
    cut(recipient) {
      for (const socket of byRecipient.get(recipient) ?? []) socket.destroy();
    },
  };
}
