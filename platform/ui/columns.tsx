import type { PropsWithChildren } from 'react';
import classes from './columns.module.css';

/** Side by side where there is room, one below the other where there is not. In place of Mantine's grids, which need inline styles. */
export function Columns({
  width = 'md',
  children,
}: PropsWithChildren<{ readonly width?: 'sm' | 'md' | 'lg' | 'side' }>) {
  return (
    <div className={classes.columns} data-width={width}>
      {children}
    </div>
  );
}
