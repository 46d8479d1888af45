import { VisuallyHidden } from '@mantine/core';
import { IconBellOff, IconMail, IconMailbox, IconPhone } from '@tabler/icons-react';
import { useTexts } from '../../../platform/ui/index.ts';
import type { MessageKind } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import classes from './orders.module.css';

/** One icon for each way of being told. */
export const messageIcons = {
  email: IconMail,
  phone: IconPhone,
  letter: IconMailbox,
  K: IconBellOff,
} as const;

/** A message kind, and how much room there is to say it. */
export interface MessageKindTextProps {
  readonly kind: MessageKind;
  /** `narrow`, for a column of a list: K stands alone, and what it means is said to whoever points at it or hears the page. */
  readonly room?: 'narrow' | 'enough';
}

/** How a customer is told. */
export function MessageKindText({ kind, room = 'enough' }: MessageKindTextProps) {
  const t = useTexts(orderTexts);
  const Icon = messageIcons[kind];
  return (
    <span className={classes.kind} data-kind={kind}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {room === 'narrow' && kind === 'K' ? (
        <>
          <abbr title={t('kind.K')} aria-hidden>
            K
          </abbr>
          <VisuallyHidden>{t('kind.K')}</VisuallyHidden>
        </>
      ) : (
        t(`kind.${kind}`)
      )}
    </span>
  );
}
