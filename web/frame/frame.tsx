import type { PropsWithChildren, ReactNode } from 'react';
import { useState } from 'react';
import { LeaveQuestion, readNote, useTexts, writeNote } from '../../platform/ui/index.ts';
import { moduleScreens } from '../screens.ts';
import { shellTexts } from '../texts.ts';
import { BottomBar } from './bottom-bar.tsx';
import classes from './frame.module.css';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame around every screen: navigation, top bar, content. */
export function Frame({ children }: PropsWithChildren) {
  const t = useTexts(shellTexts);
  const [isNarrow, setNarrow] = useState(() => readNote('rail') === 'narrow');
  const toggle = () => {
    writeNote('rail', isNarrow ? 'wide' : 'narrow');
    setNarrow(!isNarrow);
  };
  return withProviders(
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <Rail isNarrow={isNarrow} onToggle={toggle} />
      <div className={classes.column}>
        <TopBar />
        <main id="content" tabIndex={-1} className={classes.content}>
          {children}
        </main>
      </div>
      <BottomBar />
      <KeyboardHelp />
      <LeaveQuestion />
    </div>,
  );
}

function withProviders(content: ReactNode): ReactNode {
  return moduleScreens.reduceRight<ReactNode>(
    (inner, { id, provider: Provider }) => (Provider ? <Provider key={id}>{inner}</Provider> : inner),
    content,
  );
}
