import { useEffect, useEffectEvent, useState } from 'react';
import { api, listen, useRefresh } from '../../../platform/ui/index.ts';

/** Reads again what moved: the server tells by server-sent events, and a screen that missed one asks every minute anyway. */
export function useNews(): void {
  const refresh = useRefresh();
  const moved = useEffectEvent(() => void refresh(['/api/helpdesk']));
  useEffect(() => {
    return listen('/api/helpdesk/news', () => moved());
  }, []);
}

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
