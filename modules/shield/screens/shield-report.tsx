import { type PropsWithChildren, useEffect, useRef } from 'react';
import { api, readNote, usePrivacyShield, writeNote } from '../../../platform/ui/index.ts';

/** Tells the server how this screen's shield stands: at the start, and whenever somebody puts it up or down. */
export function ShieldReport({ children }: PropsWithChildren) {
  const { isUp } = usePrivacyShield();
  const before = useRef<boolean | null>(null);
  useEffect(() => {
    const event = before.current === null ? 'seen' : 'switched';
    if (before.current === isUp) return;
    before.current = isUp;
    // What cannot be reported now is reported at the next start; nobody has to be bothered with it.
    void api.put('/api/shield', { device: deviceNumber(), event, isUp }).catch(() => undefined);
  }, [isUp]);
  return children;
}

/** A random number this browser gives itself; it says nothing about anybody. */
function deviceNumber(): string {
  const known = readNote('screen');
  if (known !== null) return known;
  const made = crypto.randomUUID();
  writeNote('screen', made);
  return made;
}
