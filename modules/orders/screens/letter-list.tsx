import { Button } from '@mantine/core';
import { IconMailbox, IconPrinter } from '@tabler/icons-react';
import {
  api,
  DateText,
  EmptyState,
  ErrorState,
  GoLink,
  PrivacyShield,
  useGet,
  useNow,
  usePrint,
  useSend,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { orderTexts } from '../texts.ts';
import classes from './orders.module.css';
import type { Letters } from './outbox.ts';

/** Letters to print: all at once, then noted as printed. */
export function LetterList() {
  const t = useTexts(orderTexts);
  const { data, error, refetch } = useGet<Letters>('/api/order-messages/letters');
  if (data === undefined)
    return error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.letters.length === 0) return <EmptyState icon={IconMailbox} title={t('messages.letterNone')} />;
  return <Waiting letters={data} />;
}

function Waiting({ letters: { letters, company } }: { readonly letters: Letters }) {
  const t = useTexts(orderTexts);
  const toast = useToast();
  const printing = usePrint('a4', <Sheets letters={{ letters, company }} />);
  const done = useSend(
    () => api.post('/api/order-messages/done', { messages: letters.map((letter) => letter.id) }),
    {
      refreshes: ['/api/order-messages', '/api/orders'],
    },
  );
  return (
    <>
      <div className={classes.actions}>
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={printing.print}>
          {t('messages.letterPrintAll', { count: letters.length })}
        </Button>
        <Button
          variant="default"
          loading={done.isPending}
          onClick={() => done.mutate(undefined, { onError: toast.bad })}
        >
          {t('messages.letterPrinted')}
        </Button>
      </div>
      <PrivacyShield what={t('messages.letters')} seconds={60}>
        <ul className={classes.calls}>
          {letters.map((letter) => (
            <li key={letter.id} className={classes.call}>
              <div>
                <strong>{letter.name}</strong>
                <div className={classes.quiet}>{letter.address.split('\n').slice(1).join(', ')}</div>
              </div>
              <GoLink to={`/orders/${letter.orderId}`}>{letter.subject}</GoLink>
            </li>
          ))}
        </ul>
      </PrivacyShield>
      {printing.sheet}
    </>
  );
}

/** The letters as they are printed, one a page, the address where the window of the envelope is. */
function Sheets({ letters: { letters, company } }: { readonly letters: Letters }) {
  const now = useNow();
  return letters.map((letter) => (
    <section key={letter.id} className={classes.letterPage}>
      <p className={classes.letterSender}>
        {[company.name, company.street, `${company.postcode} ${company.city}`.trim()]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p className={classes.letterAddress}>{letter.address}</p>
      <p className={classes.letterDate}>
        {company.city !== '' && `${company.city}, `}
        <DateText at={now} />
      </p>
      <p className={classes.letterSubject}>{letter.subject}</p>
      <p className={classes.letter}>{letter.text}</p>
    </section>
  ));
}
