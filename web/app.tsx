import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import {
  createQueryClient,
  ErrorState,
  forgetUnsaved,
  onSignedOut,
  ScreensProvider,
  SessionProvider,
  type SignedIn,
  UiProvider,
  useGet,
  useLanguage,
  useRefresh,
} from '../platform/ui/index.ts';
import classes from './app.module.css';
import { Login } from './login/login.tsx';
import { OpenPage } from './open-page.ts';
import { onSignedOutElsewhere } from './other-windows.ts';
import { router } from './router.tsx';
import { moduleScreens } from './screens.ts';
import type { SessionReply } from './session-reply.ts';

const queryClient = createQueryClient();

const DutyPage = lazy(async () => ({ default: (await import('./account/duty-page.tsx')).DutyPage }));
const Setup = lazy(async () => ({ default: (await import('./setup/setup.tsx')).Setup }));

/** The whole interface: asks who is there, and shows the first run, the login, or the signed-in frame. */
export function App() {
  return (
    <UiProvider queryClient={queryClient}>
      {OpenPage === undefined ? (
        <Entrance />
      ) : (
        <Suspense>
          <OpenPage />
        </Suspense>
      )}
    </UiProvider>
  );
}

function Entrance() {
  const session = useGet<SessionReply>('/api/session');
  const refresh = useRefresh();
  useEffect(() => onSignedOut(() => void refresh(['/api/session'])), [refresh]);
  useEffect(
    () =>
      onSignedOutElsewhere(() => {
        forgetUnsaved();
        window.location.assign('/');
      }),
    [],
  );
  if (session.data === undefined)
    return (
      <main className={classes.entrance}>
        {session.error !== null && (
          <ErrorState error={session.error} onRetry={() => void session.refetch()} />
        )}
      </main>
    );
  const { state, user, company } = session.data;
  if (state === 'first-run')
    return (
      <Suspense>
        <Setup />
      </Suspense>
    );
  if (state === 'signed-out' || user === undefined) return <Login session={session.data} />;
  return (
    <Inside
      key={user.id}
      reply={session.data}
      user={user}
      companyName={company?.name ?? 'Redlich'}
      readAt={session.dataUpdatedAt}
    />
  );
}

interface InsideProps {
  readonly reply: SessionReply;
  readonly user: NonNullable<SessionReply['user']>;
  readonly companyName: string;
  /** When the answer was read, by the computer's clock. */
  readonly readAt: number;
}

function Inside({ reply, user, companyName, readAt }: InsideProps) {
  const { adoptLanguage } = useLanguage();
  useEffect(() => adoptLanguage(user.language), [user.language, adoptLanguage]);
  const clockOffset = roughly(reply.now === undefined ? 0 : reply.now - readAt);
  const isDemo = reply.demo !== null;
  const session = useMemo<SignedIn>(
    () => ({ user, company: { name: companyName }, clockOffset, isDemo }),
    [user, companyName, clockOffset, isDemo],
  );
  return (
    <SessionProvider session={session}>
      <ScreensProvider screens={moduleScreens}>
        {user.mustChange || user.mustSetSecondFactor ? (
          <Suspense>
            <DutyPage duty={user.mustChange ? 'change-password' : 'set-second-factor'} />
          </Suspense>
        ) : (
          <RouterProvider router={router} />
        )}
      </ScreensProvider>
    </SessionProvider>
  );
}

/** A few seconds are the network's, not a moved clock. */
function roughly(offsetMs: number): number {
  return Math.abs(offsetMs) < 60_000 ? 0 : offsetMs;
}
