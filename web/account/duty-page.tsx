import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { ErrorState, useGet, useRefresh, useTexts } from '../../platform/ui/index.ts';
import { SignOutButton } from '../frame/sign-out-button.tsx';
import { Doorway } from '../login/doorway.tsx';
import classes from './account.module.css';
import type { AccountReply } from './account-reply.ts';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordForm } from './password-form.tsx';
import { accountTexts } from './texts.ts';
import { TotpSection } from './totp-section.tsx';

/** What somebody must do before anything else is open to them: choose a password of their own, or set up a second factor. */
export function DutyPage({ duty }: { readonly duty: 'change-password' | 'set-second-factor' }) {
  const t = useTexts(accountTexts);
  const refresh = useRefresh();
  const account = useGet<AccountReply>('/api/account');
  useEffect(() => {
    document.title = `${t(`duty.${duty}.title`)} · Redlich`;
  }, [t, duty]);
  return (
    <Doorway>
      <div className={classes.duty}>
        <div>
          <Title order={1}>{t(`duty.${duty}.title`)}</Title>
          <p className={classes.text}>{t(`duty.${duty}.text`)}</p>
        </div>
        {account.error !== null && account.data === undefined && (
          <ErrorState error={account.error} onRetry={() => void account.refetch()} />
        )}
        {account.data !== undefined && duty === 'change-password' && (
          <PasswordForm
            name={account.data.name}
            login={account.data.login}
            onDone={() => void refresh(['/api/session'])}
          />
        )}
        {account.data !== undefined && duty === 'set-second-factor' && (
          <>
            <TotpSection account={account.data} />
            <PasskeysSection passkeys={account.data.passkeys} />
          </>
        )}
        <SignOutButton />
      </div>
    </Doorway>
  );
}
