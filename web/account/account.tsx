import {
  Columns,
  ErrorState,
  Facts,
  Page,
  Section,
  useGet,
  useLanguage,
  useTexts,
} from '../../platform/ui/index.ts';
import { LanguageChoice, SchemeChoice } from '../frame/user-menu.tsx';
import { roleTitle } from '../users/role-title.ts';
import type { AccountReply } from './account-reply.ts';
import { DeviceSection } from './device-section.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { accountTexts } from './texts.ts';
import { TotpSection } from './totp-section.tsx';

/** The user's own account: password, second factors, language, appearance, and what is stored on this device. */
export function Account() {
  const t = useTexts(accountTexts);
  const { language } = useLanguage();
  const account = useGet<AccountReply>('/api/account');
  return (
    <Page title={t('title')} width="text">
      {account.error !== null && account.data === undefined && (
        <ErrorState error={account.error} onRetry={() => void account.refetch()} />
      )}
      {account.data !== undefined && (
        <>
          <Facts
            facts={[
              { id: 'name', title: t('name'), value: account.data.name },
              { id: 'login', title: t('login'), value: account.data.login },
              {
                id: 'roles',
                title: t('roles'),
                value: account.data.roles.map((role) => roleTitle(role, language)).join(', '),
              },
            ]}
          />
          <PasswordSection name={account.data.name} login={account.data.login} />
          <TotpSection account={account.data} />
          <PasskeysSection passkeys={account.data.passkeys} />
        </>
      )}
      <Section title={t('look.title')}>
        <Columns width="sm">
          <LanguageChoice />
          <SchemeChoice />
        </Columns>
      </Section>
      <DeviceSection />
    </Page>
  );
}
