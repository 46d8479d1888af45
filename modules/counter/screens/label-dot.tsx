import { VisuallyHidden } from '@mantine/core';
import { IconShield, IconShieldCheck, IconShieldHalf } from '@tabler/icons-react';
import { useTexts } from '../../../platform/ui/index.ts';
import type { Label } from '../../customers/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

const icons = { given: IconShieldCheck, partly: IconShieldHalf, none: IconShield } as const;

/** The DSGVO label in small, for lists: whether a consent was given, by colour, shape and word. */
export function LabelDot({ label }: { readonly label: Label }) {
  const t = useTexts(counterScreenTexts);
  const Icon = icons[label.state];
  return (
    <span className={classes.dot} data-state={label.state}>
      <Icon size={14} stroke={2} aria-hidden />
      <VisuallyHidden>{t(`label.${label.state}`)}</VisuallyHidden>
    </span>
  );
}
