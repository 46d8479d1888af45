import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import {
  ErrorNotice,
  PrivacyShield,
  SearchField,
  StateBadge,
  useFind,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CustomerHit } from '../replies.ts';
import classes from './customer-search.module.css';
import { customerScreenTexts } from './texts.ts';
import { useRefusalName } from './use-refusal-name.ts';

/** A search that leads to one customer. */
export interface CustomerSearchProps {
  readonly onChoose: (hit: CustomerHit) => void;
  /** Offered when nobody is found, and below the hits; gets what was typed. */
  readonly onNew?: (words: string) => void;
  /** A barcode scanned while this is shown. */
  readonly onScan?: (code: string) => void;
  readonly focusFirst?: boolean;
  /** A key that brings the focus here. */
  readonly shortcut?: string;
}

/**
 * Finds a customer by part of name, number, phone or e-mail. Arrow keys move between the hits, Enter takes one; Enter in the field
 * takes the only hit.
 */
export function CustomerSearch(props: CustomerSearchProps) {
  const t = useTexts(customerScreenTexts);
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const isSearching = words.trim() !== '';
  const { data, error, isFetching } = useFind<{ hits: CustomerHit[] }>(
    '/api/customers/search',
    { query: words.trim() },
    { enabled: isSearching },
  );
  const hits = isSearching ? (data?.hits ?? []) : [];
  const choose = (hit: CustomerHit) => {
    setWords('');
    props.onChoose(hit);
  };
  return (
    <div className={classes.search}>
      <SearchField
        label={t('search.label')}
        placeholder={t('list.searchHint')}
        value={words}
        onSearch={setWords}
        isBusy={isFetching}
        {...(props.onScan && { onScan: props.onScan })}
        {...(props.focusFirst && { focusFirst: true })}
        {...(props.shortcut !== undefined && { shortcut: props.shortcut })}
        onEnter={() => {
          const [only, ...others] = hits;
          if (only !== undefined && others.length === 0) choose(only);
        }}
        onArrowDown={() => list.current?.querySelector('button')?.focus()}
      />
      <ErrorNotice error={error} />
      {isSearching && <Hits hits={hits} isFetching={isFetching} listRef={list} onChoose={choose} />}
      {isSearching && props.onNew !== undefined && (
        <NewButton onClick={() => props.onNew?.(words.trim())}>{t('search.new')}</NewButton>
      )}
    </div>
  );
}

function NewButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Button variant="subtle" size="xs" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

interface HitsProps {
  readonly hits: readonly CustomerHit[];
  readonly isFetching: boolean;
  readonly listRef: React.RefObject<HTMLUListElement | null>;
  readonly onChoose: (hit: CustomerHit) => void;
}

function Hits({ hits, isFetching, listRef, onChoose }: HitsProps) {
  const t = useTexts(customerScreenTexts);
  return (
    <>
      <p role="status" className={classes.count}>
        {hits.length === 0 ? !isFetching && t('search.none') : t('search.found', { count: hits.length })}
      </p>
      {hits.length > 0 && (
        <PrivacyShield what={t('search.hits')}>
          <ul ref={listRef} className={classes.hits} onKeyDown={moveBetween}>
            {hits.map((hit) => (
              <li key={hit.id}>
                <button type="button" className={classes.hit} onClick={() => onChoose(hit)}>
                  <HitLines hit={hit} />
                </button>
              </li>
            ))}
          </ul>
        </PrivacyShield>
      )}
    </>
  );
}

function HitLines({ hit }: { readonly hit: CustomerHit }) {
  const refusalName = useRefusalName();
  const { person } = hit;
  return (
    <>
      <span className={classes.line}>
        <strong>{person === null ? hit.number : person.name}</strong>
        <span className={classes.mark} data-state={hit.label.state} aria-hidden />
        <span className={classes.quiet}>{hit.number}</span>
      </span>
      {person === null ? (
        <StateBadge tone="attention">{refusalName(hit.refused ?? '')}</StateBadge>
      ) : (
        <span className={classes.quiet}>
          {[
            person.company === person.name ? '' : person.company,
            person.street,
            `${person.postcode} ${person.city}`.trim(),
            person.phone,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      )}
    </>
  );
}

function moveBetween(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons: readonly EventTarget[] = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(event.target) + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
