import { useHotkeys } from '@mantine/hooks';

/**
 * A key of the page, such as `/`, `n` or `mod+Enter` (mod: Ctrl, or Cmd on a Mac). Plain keys are ignored while somebody
 * types in a field; those with `mod` or `alt` and function keys work there, too (WCAG 2.1.4).
 */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const worksInFields = /^(mod|ctrl|alt|meta)\+|^F\d+$/i.test(key);
  useHotkeys(
    enabled && key !== '' ? [[key, act, { preventDefault: true }]] : [],
    worksInFields ? [] : ['INPUT', 'TEXTAREA', 'SELECT'],
    false,
  );
}
