import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import {
  api,
  EmptyState,
  ErrorNotice,
  FirstSteps,
  GoLink,
  isProblem,
  KeyHints,
  type ListPage,
  NumberField,
  Page,
  SearchField,
  Section,
  StateBadge,
  useGet,
  useGo,
  useRefresh,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { Article } from '../../articles/index.ts';
import { ArticleDialog } from '../../articles/screens/index.ts';
import type { GoodsReceived, OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { CustomerName } from './order-columns.tsx';
import classes from './orders.module.css';

/** One thing that was unpacked, with the number of the scan. */
interface Unpacked {
  readonly scan: number;
  readonly goods: GoodsReceived;
}

/** Unpacking: scan, and Redlich says for whom it is. */
export function GoodsInPage() {
  const t = useTexts(orderTexts);
  const [log, setLog] = useState<readonly Unpacked[]>([]);
  const scans = useRef(0);
  const add = (goods: GoodsReceived) => {
    scans.current++;
    setLog((before) => [{ scan: scans.current, goods }, ...before].slice(0, 100));
  };
  const clear = (
    <Button variant="default" size="xs" onClick={() => setLog([])}>
      {t('goods.remove')}
    </Button>
  );
  return (
    <Page title={t('goods.title')} lead={t('goods.lead')}>
      <ScanForm onUnpacked={add} />
      <Section title={t('goods.log')} {...(log.length > 0 && { actions: clear })}>
        {log.length === 0 ? (
          <NothingUnpacked />
        ) : (
          <ol className={classes.goods} aria-live="polite">
            {log.map(({ scan, goods }) => (
              <UnpackedGoods key={scan} goods={goods} />
            ))}
          </ol>
        )}
      </Section>
      <KeyHints
        hints={[
          { keys: ['F2'], label: t('goods.scanKey') },
          { keys: ['Enter'], label: t('goods.bookKey') },
        ]}
      />
    </Page>
  );
}

/** What this page is for; on the first day of a shop, that articles come first. */
function NothingUnpacked() {
  const t = useTexts(orderTexts);
  const go = useGo();
  const { data } = useGet<ListPage<Article>>('/api/articles', { query: { limit: 1, show: 'all' } });
  const hasArticles = data === undefined || data.rows.length > 0;
  const first = (
    <FirstSteps>
      <Button onClick={() => go('/articles')}>{t('goods.toArticles')}</Button>
    </FirstSteps>
  );
  return (
    <EmptyState icon={IconPackageImport} title={t('goods.nothing')} {...(!hasArticles && { action: first })}>
      {t('goods.nothingHint')} {!hasArticles && t('goods.noArticles')}
    </EmptyState>
  );
}

/** The field for codes, the number of pieces, and whole orders by their number. */
function ScanForm({ onUnpacked }: { readonly onUnpacked: (goods: GoodsReceived) => void }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [quantity, setQuantity] = useState<number | null>(1);
  const [error, setError] = useState<unknown>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const done = async () => {
    setCode('');
    setQuantity(1);
    field.current?.focus();
    await refresh(['/api/orders', '/api/articles', '/api/order-messages', '/api/customers']);
  };
  const book = async (typed: string) => {
    if (typed.trim() === '') return;
    setError(null);
    setUnknown(null);
    try {
      onUnpacked(
        await api.post<GoodsReceived>('/api/goods-in', { code: typed.trim(), quantity: quantity ?? 1 }),
      );
      await done();
    } catch (thrown) {
      if (isProblem(thrown, 'article-code-unknown')) setUnknown(typed.trim());
      else setError(thrown);
    }
  };
  return (
    <>
      <div className={classes.scan}>
        <SearchField
          label={t('goods.scan')}
          value={code}
          onSearch={setCode}
          onScan={(scanned) => void book(scanned)}
          onEnter={(typed) => void book(typed)}
          shortcut="F2"
          focusFirst
          inputRef={field}
        />
        <div data-pieces>
          <NumberField
            name="quantity"
            label={t('goods.quantity')}
            value={quantity}
            onChange={setQuantity}
            error={undefined}
            min={1}
            max={9_999}
          />
        </div>
        <Button onClick={() => void book(code)}>{t('goods.book')}</Button>
      </div>
      <OrderArrival
        onArrived={(number) => void done().then(() => toast.good(t('goods.orderDone', { number })))}
      />
      <ErrorNotice error={error} />
      {unknown !== null && <UnknownGoods code={unknown} onAdded={(number) => void book(number)} />}
    </>
  );
}

/** A code nobody knows yet: says so, and leads to the new article. */
function UnknownGoods({
  code,
  onAdded,
}: {
  readonly code: string;
  readonly onAdded: (number: string) => void;
}) {
  const t = useTexts(orderTexts);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <p className={classes.notice} role="alert">
        {t('goods.unknown', { code })}. {t('goods.unknownHint')}{' '}
        <Button size="compact-sm" onClick={() => setAdding(true)}>
          {t('goods.addArticle')}
        </Button>
      </p>
      <ArticleDialog
        article={isAdding ? 'new' : null}
        code={code}
        onClose={() => setAdding(false)}
        onSaved={(article) => onAdded(article.number)}
      />
    </>
  );
}

/** A delivery that came packed by order: its number is enough. */
function OrderArrival({ onArrived }: { readonly onArrived: (number: string) => void }) {
  const t = useTexts(orderTexts);
  const [number, setNumber] = useState('');
  const [error, setError] = useState<unknown>(null);
  const book = async (typed: string) => {
    const wanted = typed.trim();
    if (wanted === '') return;
    setError(null);
    try {
      const { rows } = await api.post<ListPage<OrderRow>>('/api/orders/find', {
        words: wanted,
        state: 'open',
      });
      const order = rows.find((row) => row.number === wanted);
      if (order === undefined) return setError(new Error('no such order'));
      await api.post(`/api/orders/${order.id}/arrival`, { revision: order.revision, pieces: 'all' });
      setNumber('');
      onArrived(wanted);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <div className={classes.scan}>
        <SearchField
          label={t('goods.orderNumber')}
          value={number}
          onSearch={setNumber}
          onEnter={(typed) => void book(typed)}
        />
        <Button variant="default" onClick={() => void book(number)}>
          {t('goods.orderBook')}
        </Button>
      </div>
      {isProblem(error) ? (
        <ErrorNotice error={error} />
      ) : (
        error !== null && <p role="alert">{t('problem.unknown')}</p>
      )}
    </>
  );
}

/** For whom a thing is. Names are behind the shield, because boxes are unpacked where customers stand. */
function UnpackedGoods({ goods }: { readonly goods: GoodsReceived }) {
  const t = useTexts(orderTexts);
  return (
    <li className={classes.good}>
      <div className={classes.goodHead}>
        <span className={classes.goodTitle}>{goods.article.title}</span>
        <span className={classes.quiet}>
          {goods.article.number} · {t('goods.stock', { stock: goods.stock })}
        </span>
      </div>
      <ul className={classes.for}>
        {goods.for.map((each) => (
          <li key={`${each.orderId}-${each.quantity}`}>
            <span className={classes.pieces}>{each.quantity} ×</span>
            <GoLink to={`/orders/${each.orderId}`}>{t('goods.forOrder', { number: each.number })}</GoLink>
            <CustomerName order={{ customerName: each.customerName, anonymous: false }} />
            <StateBadge tone={each.complete ? 'good' : 'active'}>
              {t(each.complete ? 'goods.complete' : 'goods.partly')}
            </StateBadge>
            {each.complete && <span className={classes.quiet}>{t(`outcome.${each.message}`)}</span>}
          </li>
        ))}
        {goods.toShelf > 0 && (
          <li>
            <StateBadge>{t('goods.shelf', { count: goods.toShelf })}</StateBadge>
          </li>
        )}
      </ul>
    </li>
  );
}
