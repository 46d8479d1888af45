import { Drawer, UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { GoLink, useScrollLock, useTexts } from '../../platform/ui/index.ts';
import { shellTexts } from '../texts.ts';
import classes from './bottom-bar.module.css';
import { ClockLine } from './clock-line.tsx';
import { usePlaces } from './places.ts';

const placesInBar = 4;

/** The navigation of a phone: four places within reach of the thumb, the others behind *more*. */
export function BottomBar() {
  const t = useTexts(shellTexts);
  const { work, care } = usePlaces();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  useScrollLock(isOpen);
  return (
    <nav aria-label={t('nav.label')} className={classes.bar}>
      {work.slice(0, placesInBar).map(({ path, label, icon: Icon }) => (
        <GoLink key={path} to={path} className={classes.place}>
          <Icon size={22} stroke={1.5} />
          <span>{label}</span>
        </GoLink>
      ))}
      <UnstyledButton className={classes.place} onClick={() => setOpen(true)} aria-expanded={isOpen}>
        <IconMenu2 size={22} stroke={1.5} aria-hidden />
        <span>{t('nav.more')}</span>
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        title={t('nav.menu')}
        size="auto"
        closeButtonProps={{ 'aria-label': t('nav.menu') }}
      >
        <ul className={classes.more}>
          {[...work.slice(placesInBar), ...care].map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <GoLink to={path} onClick={close} className={classes.line}>
                <Icon size={20} stroke={1.5} />
                {label}
              </GoLink>
            </li>
          ))}
        </ul>
        <ClockLine />
      </Drawer>
    </nav>
  );
}
