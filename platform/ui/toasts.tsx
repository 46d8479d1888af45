import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { createContext, type PropsWithChildren, use, useCallback, useMemo, useRef, useState } from 'react';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';
import { sayProblem } from './texts-of-problem.ts';
import classes from './toasts.module.css';

interface Toast {
  readonly id: number;
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** Says something in passing. Never with a person's name: the screen may be seen by others. */
export interface Toaster {
  /** Something was done. Goes away by itself. */
  readonly good: (text: string) => void;
  /** Something failed; a problem is put into words. Stays until it is dismissed. */
  readonly bad: (failed: unknown) => void;
}

const ToastContext = createContext<Toaster>({ good: () => undefined, bad: () => undefined });

const shownMs = 6_000;

/** Shows toasts in a live region that exists from the start, so that screen readers hear the first one, too. */
export function ToastProvider({ children }: PropsWithChildren) {
  const t = useTexts(uiTexts);
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const counter = useRef(0);
  const dismiss = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const toaster = useMemo<Toaster>(() => {
    const show = (kind: Toast['kind'], text: string) => {
      const id = ++counter.current;
      setToasts((shown) => [...shown.slice(-2), { id, kind, text }]);
      if (kind === 'good') setTimeout(() => dismiss(id), shownMs);
    };
    return {
      good: (text) => show('good', text),
      bad: (failed) => show('bad', typeof failed === 'string' ? failed : sayProblem(failed, t).title),
    };
  }, [dismiss, t]);
  return (
    <ToastContext value={toaster}>
      {children}
      <section aria-label={t('toast.region')} aria-live="polite" className={classes.region}>
        {toasts.map(({ id, kind, text }) => (
          <div key={id} className={classes.toast} data-kind={kind}>
            {kind === 'good' ? (
              <IconCheck size={18} aria-hidden />
            ) : (
              <IconAlertTriangle size={18} aria-hidden />
            )}
            <span>{text}</span>
            <CloseButton size="sm" aria-label={t('toast.dismiss')} onClick={() => dismiss(id)} />
          </div>
        ))}
      </section>
    </ToastContext>
  );
}

/** How a screen says something in passing. */
export function useToast(): Toaster {
  return use(ToastContext);
}
