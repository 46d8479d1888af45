import { type PropsWithChildren, type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from './language.tsx';
import classes from './print-sheet.module.css';
import { uiTexts } from './texts.ts';

/** Papers of the shop: order slips on A6 or A5, letters on A4, receipts on an 80 mm roll. */
export type Paper = 'a4' | 'a5' | 'a6' | 'receipt-80';

/** A sheet as it will be printed, shown on the screen. Its heading is an `<h2>`: the page around it has the `<h1>`. */
export function PrintPreview({ paper, children }: PropsWithChildren<{ paper: Paper }>) {
  const t = useTexts(uiTexts);
  return (
    <section aria-label={t('print.preview')} className={classes.preview}>
      <div className={classes.sheet} data-paper={paper}>
        {children}
      </div>
    </section>
  );
}

/** A way to print a sheet, and the place it stands in meanwhile. */
export interface Printing {
  readonly print: () => void;
  /** Put this anywhere into the page. */
  readonly sheet: ReactNode;
}

/**
 * Prints a sheet and nothing else of the page. The sheet is in the document only while the print dialog is open, so that
 * personal data on it does not stay behind a covered screen.
 *
 * @example const slip = usePrint('a6', <OrderSlip order={order} />); … <Button onClick={slip.print}>…</Button> {slip.sheet}
 */
export function usePrint(paper: Paper, content: ReactNode): Printing {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const end = () => setPrinting(false);
    window.addEventListener('afterprint', end);
    window.print();
    return () => window.removeEventListener('afterprint', end);
  }, [isPrinting]);
  const sheet = isPrinting
    ? createPortal(
        <div className={`r-print ${classes.sheet}`} data-paper={paper}>
          {content}
        </div>,
        document.body,
      )
    : null;
  return { print: () => setPrinting(true), sheet };
}
