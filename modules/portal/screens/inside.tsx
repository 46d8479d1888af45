import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, useRefresh, useSend } from '../../../platform/ui/index.ts';
import { AccountPart } from './account-part.tsx';
import { ContractsPart } from './contracts-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import classes from './portal.module.css';
import { PrivacyPart } from './privacy-part.tsx';
import type { PortalSession, PortalUser } from './replies.ts';
import { TicketsPart } from './tickets-part.tsx';
import { usePortalTexts } from './use-portal-texts.ts';

const parts = ['tickets', 'contracts', 'notices', 'privacy', 'account'] as const;

/** The portal of somebody who is signed in: five parts, one at a time. */
export function Inside({ session, user }: { readonly session: PortalSession; readonly user: PortalUser }) {
  const t = usePortalTexts();
  const refresh = useRefresh();
  const [part, setPart] = useState<(typeof parts)[number]>('tickets');
  const signOut = useSend(() => api.delete('/api/portal/session'), {
    onDone: () => void refresh(['/api/portal']),
  });
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <p className={classes.company}>{session.company || t('title')}</p>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          {parts.map((each) => (
            <Button
              key={each}
              variant={each === part ? 'light' : 'subtle'}
              {...(each === part && { 'aria-current': 'page' as const })}
              onClick={() => setPart(each)}
            >
              {t(`nav.${each}`)}
            </Button>
          ))}
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
            {t('nav.signOut')}
          </Button>
        </nav>
      </header>
      <main id="content">
        {part === 'tickets' && <TicketsPart company={session.company} />}
        {part === 'contracts' && <ContractsPart />}
        {part === 'notices' && <NoticesPart />}
        {part === 'privacy' && <PrivacyPart />}
        {part === 'account' && <AccountPart user={user} />}
      </main>
    </div>
  );
}
