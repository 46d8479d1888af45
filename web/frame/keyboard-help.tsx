import { Kbd } from '@mantine/core';
import { useState } from 'react';
import { Dialog, useGo, useSequence, useShortcut, useTexts } from '../../platform/ui/index.ts';
import { shellTexts } from '../texts.ts';
import classes from './keyboard-help.module.css';
import { usePlaces } from './places.ts';

/** `?` shows which keys work everywhere; `g` and a place's key go there. */
export function KeyboardHelp() {
  const t = useTexts(shellTexts);
  const go = useGo();
  const places = usePlaces().work.filter((place) => place.key !== undefined);
  const [isOpen, setOpen] = useState(false);
  useSequence('g', Object.fromEntries(places.map((place) => [place.key, () => go(place.path)])));
  useShortcut('shift+?', () => setOpen(true));
  const lines = [
    { keys: ['/'], label: t('keys.search') },
    { keys: ['↑', '↓'], label: t('keys.rows') },
    ...places.map((place) => ({ keys: ['g', place.key ?? ''], label: t('keys.go', { place: place.label }) })),
    { keys: ['?'], label: t('keys.help') },
  ];
  return (
    <Dialog title={t('keys.title')} opened={isOpen} onClose={() => setOpen(false)} size="sm">
      <dl className={classes.keys}>
        {lines.map((line) => (
          <div key={line.label} className={classes.line}>
            <dt>{line.label}</dt>
            <dd>
              {line.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
