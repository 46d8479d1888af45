import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Money, PrintPreview, usePrint, useTexts } from '../../../platform/ui/index.ts';
import type { Receipt } from '../schemas.ts';
import classes from './counter.module.css';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { counterScreenTexts } from './texts.ts';

interface ReceiptShownProps {
  readonly receipt: Receipt;
  readonly anonymised: number;
  /** Whether the customer's file died with the sale. */
  readonly fileEnded: boolean;
  readonly onNext: () => void;
}

/** What was just sold, its receipt, and plainly what is no longer known. */
export function ReceiptShown({ receipt, anonymised, fileEnded, onNext }: ReceiptShownProps) {
  const t = useTexts(counterScreenTexts);
  const { print, sheet } = usePrint('receipt-80', <ReceiptSheet receipt={receipt} />);
  return (
    <div>
      <div role="status">
        <h2 className={classes.heading}>{t('sale.done', { number: receipt.number })}</h2>
        {receipt.changeCents !== null && (
          <p className={classes.total}>
            <span>{t('sale.change')}</span> <Money cents={receipt.changeCents} />
          </p>
        )}
        {anonymised > 0 && (
          <p className={classes.gone}>
            {t('sale.anonymised', { count: anonymised })} {fileEnded && t('sale.fileEnded')}
          </p>
        )}
      </div>
      <PrintPreview paper="receipt-80">
        <ReceiptSheet receipt={receipt} />
      </PrintPreview>
      <Group mt="md">
        <Button autoFocus onClick={onNext}>
          {t('sale.next')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>
          {t('sale.print')}
        </Button>
      </Group>
      {sheet}
    </div>
  );
}
