import { useEffect } from 'react';

/** With what unsaved input is lost: with another screen, or (because it outlives that) only with the window. */
export type LostWith = 'screen' | 'window';

interface Unsaved {
  readonly lostWith: LostWith;
}

// Only whether there is input, never the input: nothing personal is laid into the browser's storage to be found later.
const unsaved = new Set<Unsaved>();

function hold(event: BeforeUnloadEvent): void {
  if (unsaved.size > 0) event.preventDefault();
}

/**
 * While `isUnsaved`, the browser asks before the window is closed or loaded anew, and `LeaveQuestion` before another screen
 * takes the place of this one.
 */
export function useUnsaved(isUnsaved: boolean, lostWith: LostWith = 'screen'): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const entry: Unsaved = { lostWith };
    unsaved.add(entry);
    window.addEventListener('beforeunload', hold);
    return () => {
      unsaved.delete(entry);
      if (unsaved.size === 0) window.removeEventListener('beforeunload', hold);
    };
  }, [isUnsaved, lostWith]);
}

/** Whether the screen holds input that would be lost with it. */
export function hasUnsaved(): boolean {
  return [...unsaved].some((entry) => entry.lostWith === 'screen');
}

/** Lets everything unsaved go without a question: the session has ended, and nothing of it may stay on the screen. */
export function forgetUnsaved(): void {
  unsaved.clear();
}
