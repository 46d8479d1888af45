import type { Page } from 'playwright-core';

/** The pause between two keys of the scanner, in seconds. */
const pause = 0.002;

/**
 * Types as a barcode scanner does: a key every two milliseconds and Enter, into whatever has the focus. The keys carry the times at
 * which the scanner pressed them, as those of real hardware do: a busy machine that is late with them does not stretch the burst.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  let at = Date.now() / 1_000;
  for (const key of [...code, 'Enter']) {
    at += pause;
    const text = key === 'Enter' ? '\r' : key;
    const windowsVirtualKeyCode = text.charCodeAt(0);
    const pressed = { key, windowsVirtualKeyCode, timestamp: at };
    await input.send('Input.dispatchKeyEvent', { ...pressed, type: 'keyDown', text });
    await input.send('Input.dispatchKeyEvent', { ...pressed, type: 'keyUp' });
  }
  await input.detach();
}
