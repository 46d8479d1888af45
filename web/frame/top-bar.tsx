import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { PrivacyShieldToggle, useSession, useTexts } from '../../platform/ui/index.ts';
import { AlarmBell } from '../alarms/alarm-bell.tsx';
import { shellTexts } from '../texts.ts';
import { GlobalSearch, useSearchSources } from './global-search.tsx';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** The bar above the content: whose data this is, the search, the privacy shield, the user. */
export function TopBar() {
  const t = useTexts(shellTexts);
  const { company } = useSession();
  const canSearch = useSearchSources().length > 0;
  const [isSearchOpen, setSearchOpen] = useState(false);
  return (
    <header className={classes.bar} data-search={isSearchOpen}>
      <div className={classes.company}>{company.name}</div>
      {canSearch && (
        <div className={classes.search}>
          <GlobalSearch onLeave={() => setSearchOpen(false)} isOpened={isSearchOpen} />
        </div>
      )}
      <div className={classes.tools}>
        {canSearch && (
          <UnstyledButton
            className={`${classes.tool} ${classes.opener}`}
            aria-label={t('search.open')}
            aria-expanded={isSearchOpen}
            onClick={() => setSearchOpen(!isSearchOpen)}
          >
            <IconSearch size={20} stroke={1.5} aria-hidden />
          </UnstyledButton>
        )}
        <AlarmBell />
        <PrivacyShieldToggle />
        <UserMenu />
      </div>
    </header>
  );
}
