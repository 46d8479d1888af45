import type { KeyboardEvent } from 'react';

/** Arrow keys walk through the buttons of a list; above the first one `toField` brings the focus back to the search. */
export function walkList(event: KeyboardEvent<HTMLUListElement>, toField: () => void): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
  if (next < 0) toField();
  else buttons[next]?.focus();
}
