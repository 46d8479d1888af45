import { useEffect, useEffectEvent } from 'react';

const pauseMs = 1_200;

/** Acts when `lead` and then one of the keys of `follow` is pressed within a moment, outside text fields. */
export function useSequence(lead: string, follow: Readonly<Record<string, () => void>>): void {
  const act = useEffectEvent((key: string) => follow[key]?.());
  useEffect(() => {
    let leadAt = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      const target = event.target;
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.timeStamp - leadAt < pauseMs) {
        leadAt = Number.NEGATIVE_INFINITY;
        act(event.key);
      } else if (event.key === lead) leadAt = event.timeStamp;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [lead]);
}
