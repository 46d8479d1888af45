import { Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { isLanguage } from '../../platform/i18n/index.ts';
import { api, GoLink, useLanguage, useSession, useTexts, useToast } from '../../platform/ui/index.ts';
import { shellTexts } from '../texts.ts';
import { SignOutButton } from './sign-out-button.tsx';
import classes from './user-menu.module.css';

/** Who is signed in, the language, light or dark, and the way out. */
export function UserMenu() {
  const t = useTexts(shellTexts);
  const { user } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.opener}
          aria-label={`${user.name}: ${t('user.menu')}`}
          onClick={() => setOpen(!isOpen)}
        >
          <IconUserCircle size={22} stroke={1.5} aria-hidden />
          <span className={classes.name}>{user.name}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('user.menu')}>
        <div className={classes.menu}>
          <GoLink to="/account" className={classes.link} onClick={() => setOpen(false)}>
            {t('nav.account')}
          </GoLink>
          <LanguageChoice />
          <SchemeChoice />
          <SignOutButton />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** German or English; remembered with the user's account. */
export function LanguageChoice() {
  const t = useTexts(shellTexts);
  const toast = useToast();
  const label = useId();
  const { language, setLanguage } = useLanguage();
  const choose = (chosen: string) => {
    if (!isLanguage(chosen)) return;
    setLanguage(chosen);
    api.put('/api/account/preferences', { language: chosen }).catch(toast.bad);
  };
  return (
    <div>
      <div id={label} className={classes.caption}>
        {t('user.language')}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={label}
        value={language}
        onChange={choose}
        data={[
          { value: 'de', label: t('language.de') },
          { value: 'en', label: t('language.en') },
        ]}
      />
    </div>
  );
}

/** Light, dark, or as the device is set; remembered on the device. */
export function SchemeChoice() {
  const t = useTexts(shellTexts);
  const label = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div>
      <div id={label} className={classes.caption}>
        {t('user.scheme')}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={label}
        value={colorScheme}
        onChange={(chosen) => setColorScheme(chosen === 'light' || chosen === 'dark' ? chosen : 'auto')}
        data={[
          { value: 'light', label: t('scheme.light') },
          { value: 'dark', label: t('scheme.dark') },
          { value: 'auto', label: t('scheme.auto') },
        ]}
      />
    </div>
  );
}
