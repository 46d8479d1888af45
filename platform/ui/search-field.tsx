import { CloseButton, Kbd, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from './language.tsx';
import classes from './search-field.module.css';
import { uiTexts } from './texts.ts';
import { useScanner } from './use-scanner.ts';
import { useShortcut } from './use-shortcut.ts';

/** A field to search with. */
export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Called when the user paused for `delayMs`, or at once on Enter and when cleared. */
  readonly onSearch: (words: string) => void;
  /** Called with a barcode when a scanner was used anywhere on the page; without it, scans are ordinary typing. */
  readonly onScan?: (code: string) => void;
  readonly delayMs?: number;
  readonly isBusy?: boolean;
  /** Takes the focus when it appears. */
  readonly focusFirst?: boolean;
  /** A key that brings the focus here from anywhere on the page, `/` for the one search of a page. */
  readonly shortcut?: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** Enter in the field; by default it only searches at once. */
  readonly onEnter?: (words: string) => void;
  readonly onArrowDown?: () => void;
}

/** A search field that waits for a pause in typing and tells a barcode scanner from a person. */
export function SearchField(props: SearchFieldProps) {
  const { value, onSearch, onScan, delayMs = 180, shortcut, inputRef } = props;
  const t = useTexts(uiTexts);
  const own = useRef<HTMLInputElement>(null);
  const field = inputRef ?? own;
  const [typed, setTyped] = useState(value);
  const search = useEffectEvent(onSearch);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => search(typed), delayMs);
    return () => clearTimeout(timer);
  }, [typed, value, delayMs]);
  useScanner((code) => onScan?.(code), { enabled: onScan !== undefined });
  useShortcut(shortcut ?? '', () => field.current?.focus(), shortcut !== undefined);
  const clear = () => {
    setTyped('');
    onSearch('');
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      role="searchbox"
      autoComplete="off"
      spellCheck={false}
      className={classes.field}
      aria-label={props.label}
      {...(shortcut && { 'aria-keyshortcuts': shortcut })}
      placeholder={props.placeholder ?? props.label}
      data-autofocus={props.focusFirst || undefined}
      autoFocus={props.focusFirst ?? false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          onSearch(typed);
          props.onEnter?.(typed);
        } else if (event.key === 'Escape' && typed !== '') {
          event.stopPropagation();
          clear();
        } else if (event.key === 'ArrowDown' && props.onArrowDown) {
          event.preventDefault();
          props.onArrowDown();
        }
      }}
      leftSection={props.isBusy ? <Loader size={14} /> : <IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSectionPointerEvents="all"
      rightSection={
        typed !== '' ? (
          <CloseButton size="sm" aria-label={t('search.clear')} onClick={clear} />
        ) : shortcut ? (
          <Kbd size="xs" aria-hidden>
            {shortcut}
          </Kbd>
        ) : null
      }
    />
  );
}
