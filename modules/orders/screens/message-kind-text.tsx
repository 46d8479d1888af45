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

/** How a customer is told. */
export function MessageKindText({ kind }: { readonly kind: MessageKind }) {
  const t = useTexts(orderTexts);
  const Icon = messageIcons[kind];
  return (
    <span className={classes.kind} data-kind={kind} title={t(`kind.${kind}`)}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`kindShort.${kind}`)}
    </span>
  );
}
