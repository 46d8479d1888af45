import { useRef, useState } from 'react';
import { Money, SearchField, useGet, useTexts } from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';
import { walkList } from './walk-list.ts';

const shown = 8;

/** Finds an article by title, number or code. Enter takes the first hit. */
export function FindArticle({
  label,
  onChoose,
}: {
  readonly label: string;
  readonly onChoose: (article: Article) => void;
}) {
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
  return (
    <div className={classes.articles}>
      <SearchField
        label={label}
        value={query}
        onSearch={setQuery}
        isBusy={isFetching}
        inputRef={field}
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
