import { type KeyboardEvent, useRef, useState } from 'react';
import { Money, SearchField, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';
import { walkList } from './walk-list.ts';

const shown = 8;

interface FindArticleProps {
  readonly label: string;
  readonly onChoose: (article: Article) => void;
  /** A key that brings the focus here. */
  readonly shortcut?: string;
  readonly focusFirst?: boolean;
}

/** Finds an article by title, number or code. Enter takes the first hit. */
export function FindArticle({ label, onChoose, shortcut, focusFirst = false }: FindArticleProps) {
  const t = useTexts(counterScreenTexts);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { data, isFetching } = useGet<{ rows: readonly Article[] }>('/api/articles', {
    query: { q: query, limit: shown },
    enabled: query.trim().length >= 2,
  });
  const hits = query.trim().length < 2 ? [] : (data?.rows ?? []);
  const choose = (article: Article) => {
    onChoose(article);
    setQuery('');
    field.current?.focus();
  };
  // Enter chooses an article here; it must not send the form around this field.
  const keepForm = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === field.current) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holds back a key, offers nothing to do
    <div className={classes.articles} onKeyDown={keepForm}>
      <SearchField
        label={label}
        value={query}
        onSearch={setQuery}
        isBusy={isFetching}
        inputRef={field}
        focusFirst={focusFirst}
        {...(shortcut !== undefined && { shortcut })}
        onArrowDown={() => list.current?.querySelector('button')?.focus()}
        onEnter={() => hits[0] && choose(hits[0])}
      />
      {hits.length > 0 && (
        <ul
          ref={list}
          className={classes.hits}
          aria-label={label}
          onKeyDown={(event) => walkList(event, () => field.current?.focus())}
        >
          {hits.map((article) => (
            <li key={article.id}>
              <button type="button" className={classes.article} onClick={() => choose(article)}>
                <span>
                  <strong>{article.title}</strong>
                  <span className={classes.where}>
                    {[article.maker, article.ean ?? article.number].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <Money cents={article.priceCents} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {query.trim().length >= 2 && data !== undefined && hits.length === 0 && !isFetching && (
        <p className={classes.hint}>{t('order.none')}</p>
      )}
    </div>
  );
}
