import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { PrivacyShield, SearchField, useFind, useTexts } from '../../../platform/ui/index.ts';
import type { CustomerHit } from '../../customers/index.ts';
import classes from './counter.module.css';
import { LabelDot } from './label-dot.tsx';
import { counterScreenTexts } from './texts.ts';
import { walkList } from './walk-list.ts';

interface FindCustomerProps {
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onNew: () => void;
}

/** Finds a customer by part of the name, number or phone. Arrow keys walk through the hits, Enter chooses. */
export function FindCustomer({ chosen, onChoose, onNew }: FindCustomerProps) {
  const t = useTexts(counterScreenTexts);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const wanted = query.trim();
  const { data, isFetching } = useFind<{ hits: readonly CustomerHit[] }>(
    '/api/customers/search',
    { query: wanted },
    { enabled: wanted.length >= 1 },
  );
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  const choose = (id: string) => {
    setQuery('');
    onChoose(id);
  };
  const focusHit = (index: number) =>
    list.current?.querySelectorAll<HTMLButtonElement>('button')[index]?.focus();
  return (
    <>
      <div data-counter-search>
        <SearchField
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={query}
          onSearch={setQuery}
          isBusy={isFetching}
          shortcut="/"
          focusFirst
          onArrowDown={() => focusHit(0)}
          onEnter={() => hits.length === 1 && hits[0] && choose(hits[0].id)}
        />
      </div>
      <div role="status" className={classes.hint}>
        {wanted === ''
          ? t('search.idle')
          : data !== undefined && hits.length === 0 && !isFetching
            ? t('search.none')
            : ''}
      </div>
      {hits.length > 0 && (
        <PrivacyShield what={t('search.hits')}>
          <ul
            ref={list}
            className={classes.hits}
            aria-label={t('search.hits')}
            onKeyDown={(event) => walkList(event, toSearch)}
          >
            {hits.map((hit) => (
              <li key={hit.id}>
                <button
                  type="button"
                  className={classes.hit}
                  aria-current={hit.id === chosen}
                  onClick={() => choose(hit.id)}
                >
                  <span className={classes.number}>
                    {hit.number} <LabelDot label={hit.label} />
                  </span>
                  <span className={classes.name}>{hit.person?.name ?? '–'}</span>
                  <span className={classes.where}>
                    {[hit.person?.company, hit.person?.city].filter(Boolean).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </PrivacyShield>
      )}
      <Button
        variant="default"
        fullWidth
        leftSection={<IconUserPlus size={16} aria-hidden />}
        onClick={onNew}
      >
        {t('customer.new')}
      </Button>
    </>
  );
}

const toSearch = () => document.querySelector<HTMLInputElement>('[data-counter-search] input')?.focus();
