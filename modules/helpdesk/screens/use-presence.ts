import { useEffect, useState } from 'react';
import { api } from '../../../platform/ui/index.ts';

/** Somebody else who is at the same enquiry. */
export interface Other {
  readonly name: string;
  readonly doing: 'reading' | 'writing';
}

const sayEveryMs = 15_000;

/** Says that one reads or writes here, and learns who else does. */
export function usePresence(ticket: string, doing: 'reading' | 'writing'): readonly Other[] {
  const [others, setOthers] = useState<readonly Other[]>([]);
  useEffect(() => {
    const path = `/api/helpdesk/tickets/${ticket}/presence`;
    const say = () =>
      api.put<{ others: readonly Other[] }>(path, { doing }).then(
        (reply) => setOthers(reply.others),
        () => undefined,
      );
    void say();
    const timer = setInterval(() => void say(), sayEveryMs);
    return () => {
      clearInterval(timer);
      void api.put(path, { doing: 'gone' }).catch(() => undefined);
    };
  }, [ticket, doing]);
  return others;
}
