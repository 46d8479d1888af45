import { Combobox, Kbd, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { translate } from '../../platform/i18n/index.ts';
import {
  mayUse,
  type SearchHit,
  ShieldedText,
  useGo,
  useLanguage,
  useSession,
  useShortcut,
  useTexts,
} from '../../platform/ui/index.ts';
import { moduleScreens } from '../screens.ts';
import { shellTexts } from '../texts.ts';
import classes from './global-search.module.css';

/** What this user can search, module by module. */
export function useSearchSources() {
  const { language } = useLanguage();
  const { roles } = useSession().user;
  return moduleScreens.flatMap((module) =>
    (module.search ?? [])
      .filter((source) => mayUse(roles, source.roles))
      .map((source) => ({
        id: `${module.id}.${source.id}`,
        title: translate(module.texts, language, source.titleKey),
        find: source.find,
      })),
  );
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly hits: readonly SearchHit[];
}

/** Asks all sources at once; hits are not kept longer than they are looked at. */
function useHits(words: string): { readonly groups: readonly Group[]; readonly isBusy: boolean } {
  const sources = useSearchSources();
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['search', source.id, words],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(words, signal),
      enabled: words.length >= 2,
      gcTime: 0,
    })),
  });
  const groups = sources.map(({ id, title }, position) => ({
    id,
    title,
    hits: answers[position]?.data ?? [],
  }));
  return {
    groups: groups.filter((group) => group.hits.length > 0),
    isBusy: answers.some((answer) => answer.isFetching),
  };
}

/** The search in the top bar: `/` brings the focus here, arrow keys and Enter choose a hit. */
export function GlobalSearch({ onLeave, isOpened }: { onLeave: () => void; isOpened: boolean }) {
  const t = useTexts(shellTexts);
  const go = useGo();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [searched] = useDebouncedValue(words.trim(), 180);
  const { groups, isBusy } = useHits(searched);
  const combobox = useCombobox();
  const hits = groups.flatMap((group) => group.hits);
  useShortcut('/', () => focusSearch(field.current));
  useEffect(() => {
    if (isOpened) field.current?.focus();
  }, [isOpened]);
  const choose = (id: string) => {
    const hit = hits.find((candidate) => candidate.id === id);
    if (hit === undefined) return;
    setWords('');
    combobox.closeDropdown();
    onLeave();
    field.current?.blur();
    go(hit.to);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false} floatingStrategy="fixed">
      <Combobox.Target>
        <TextInput
          ref={field}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          leftSection={isBusy ? <Loader size={14} /> : <IconSearch size={16} stroke={1.75} aria-hidden />}
          rightSection={
            <Kbd size="xs" aria-hidden>
              /
            </Kbd>
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={searched.length < 2 || (isBusy && hits.length === 0)}>
        <Combobox.Options className={classes.hits} aria-label={t('search.label')}>
          {groups.map((group) => (
            <Combobox.Group key={group.id} label={group.title}>
              {group.hits.map((hit) => (
                <Combobox.Option key={hit.id} value={hit.id} className={classes.hit}>
                  <span>{hit.title}</span>
                  {hit.person !== undefined && (
                    <span className={classes.person}>
                      <ShieldedText>{hit.person}</ShieldedText>
                    </span>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {hits.length === 0 && <Combobox.Empty>{t('search.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A page that has its own search wins over the one in the top bar. */
function focusSearch(own: HTMLInputElement | null): void {
  const ofPage = document.querySelector<HTMLInputElement>('main [aria-keyshortcuts="/"]');
  (ofPage ?? own)?.focus();
}
