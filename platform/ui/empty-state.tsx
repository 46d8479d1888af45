import type { PropsWithChildren, ReactNode } from 'react';
import { useTexts } from './language.tsx';
import type { ScreenIcon } from './screens.ts';
import classes from './state.module.css';
import { uiTexts } from './texts.ts';

/** Nothing there, and what to do about it. */
export interface EmptyStateProps {
  readonly title?: string;
  readonly icon?: ScreenIcon;
  /** A button or link that leads on. */
  readonly action?: ReactNode;
}

/** Says that there is nothing, why that may be so, and what to do next. */
export function EmptyState({ title, icon: Icon, action, children }: PropsWithChildren<EmptyStateProps>) {
  const t = useTexts(uiTexts);
  return (
    <div className={classes.state}>
      {Icon && <Icon size={28} stroke={1.25} />}
      <p className={classes.title}>{title ?? t('list.empty')}</p>
      {children !== undefined && <p className={classes.detail}>{children}</p>}
      {action}
    </div>
  );
}
