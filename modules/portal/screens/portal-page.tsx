import { useEffect, useState } from 'react';
import { ErrorState, onSignedOut, useGet, useRefresh } from '../../../platform/ui/index.ts';
import { ChoosePassword } from './choose-password.tsx';
import { Inside } from './inside.tsx';
import classes from './portal.module.css';
import type { PortalSession } from './replies.ts';
import { SignIn } from './sign-in.tsx';
import { usePortalTexts } from './use-portal-texts.ts';

/** What stands behind the `#` of an invitation: it never leaves the browser but in the body of a request. */
function linkOf(hash: string): { readonly tenant: string; readonly secret: string } | null {
  const [tenant = '', secret = ''] = hash.replace(/^#/, '').split('/');
  return tenant === '' || secret === '' ? null : { tenant, secret };
}

/** The customers' portal: who is signed in sees their own, everybody else the way in. */
export function PortalPage() {
  const t = usePortalTexts();
  const refresh = useRefresh();
  const [link, setLink] = useState(() => linkOf(window.location.hash));
  const session = useGet<PortalSession>('/api/portal/session');
  const company = session.data?.company ?? '';
  useEffect(() => {
    // Neither the history nor whoever looks over the shoulder needs the link any more.
    if (window.location.hash !== '') window.history.replaceState(null, '', window.location.pathname);
  }, []);
  useEffect(() => {
    document.title = company === '' ? t('title') : t('titleOf', { company });
  }, [company, t]);
  useEffect(() => onSignedOut(() => void refresh(['/api/portal/session'])), [refresh]);
  if (session.data === undefined)
    return (
      <main className={classes.narrow}>
        {session.error !== null && (
          <ErrorState error={session.error} onRetry={() => void session.refetch()} />
        )}
      </main>
    );
  if (link !== null) return <ChoosePassword link={link} onDone={() => setLink(null)} />;
  const { user } = session.data;
  return user === undefined ? (
    <SignIn session={session.data} />
  ) : (
    <Inside session={session.data} user={user} />
  );
}
