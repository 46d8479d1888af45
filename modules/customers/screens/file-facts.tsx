import { IconLock, IconPlayerPause } from '@tabler/icons-react';
import { RelativeDue, StateBadge, useTexts } from '../../../platform/ui/index.ts';
import type { CardReply } from '../replies.ts';
import classes from './file-facts.module.css';
import { customerScreenTexts } from './texts.ts';

type Standing = Pick<CardReply, 'matter' | 'dueAt' | 'label' | 'facts'>;

/** How things stand with a file: open orders, when it dies, and what stops that. */
export function FileFacts({ card }: { readonly card: Standing }) {
  const t = useTexts(customerScreenTexts);
  const { restrictions, holds } = card.facts;
  return (
    <span className={classes.facts}>
      <StateBadge tone={card.matter === 'open' ? 'active' : 'neutral'}>
        {t(`matter.${card.matter}`)}
      </StateBadge>
      {restrictions.length > 0 && (
        <StateBadge tone="attention" icon={IconLock}>
          {t('refused.restricted')}
        </StateBadge>
      )}
      {holds.length > 0 ? (
        <StateBadge tone="attention" icon={IconPlayerPause}>
          {t('matter.held')}
        </StateBadge>
      ) : (
        <Death card={card} />
      )}
    </span>
  );
}

function Death({ card }: { readonly card: Standing }) {
  const t = useTexts(customerScreenTexts);
  if (card.label.given.includes('storage')) return <span className={classes.quiet}>{t('matter.stays')}</span>;
  if (card.matter === 'open') return <span className={classes.quiet}>{t('matter.dies')}</span>;
  return (
    <span className={classes.quiet}>
      {t('matter.diesAt')} <RelativeDue at={card.dueAt} />
    </span>
  );
}
