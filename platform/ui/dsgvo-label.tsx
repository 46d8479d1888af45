import { Popover } from '@mantine/core';
import { IconShield, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './dsgvo-label.module.css';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';

/** How far a person has consented: to all kinds asked for, to some, to none. */
export type ConsentState = 'given' | 'partly' | 'none';

/** The label beside a customer's number. */
export interface DsgvoLabelProps {
  readonly state: ConsentState;
  /** What was consented to and when, and the button that records one. Shown on a click. */
  readonly children: ReactNode;
  readonly opened?: boolean;
  readonly onChange?: (opened: boolean) => void;
}

const icons = { given: IconShieldCheck, partly: IconShieldHalf, none: IconShield } as const;

/**
 * Shows at once whether consent was given: coloured with a tick, or grey and empty (pledge consent.visible). Says it in
 * words to screen readers; the icon says it to whoever sees no colour. A click shows what and when.
 */
export function DsgvoLabel({ state, children, opened, onChange }: DsgvoLabelProps) {
  const t = useTexts(uiTexts);
  const Icon = icons[state];
  return (
    <Popover
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      {...(opened !== undefined && { opened })}
      {...(onChange && { onChange })}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.label}
          data-state={state}
          aria-label={t('dsgvo.details', { state: t(`dsgvo.${state}`) })}
          {...(opened !== undefined && onChange && { onClick: () => onChange(!opened) })}
        >
          <Icon size={16} stroke={2} aria-hidden />
          {t('dsgvo.short')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(`dsgvo.${state}`)}>
        <p className={classes.state}>{t(`dsgvo.${state}`)}</p>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
