import { Section, useTexts, useToast } from '../../platform/ui/index.ts';
import { PasswordForm } from './password-form.tsx';
import { accountTexts } from './texts.ts';

/** Changing one's password. */
export function PasswordSection({ name, login }: { readonly name: string; readonly login: string }) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  return (
    <Section title={t('password.title')}>
      <PasswordForm name={name} login={login} onDone={() => toast.good(t('password.saved'))} />
    </Section>
  );
}
