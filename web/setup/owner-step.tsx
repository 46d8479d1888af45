import { type FormInUse, PasswordField, TextField, useTexts } from '../../platform/ui/index.ts';
import { NewPasswordField } from '../password/password-meter.tsx';
import { passwordOwner, type SetupValues } from './setup-values.ts';
import { setupTexts } from './texts.ts';

/** Second step: the owner's own access. */
export function OwnerStep({ form }: { form: FormInUse<SetupValues> }) {
  const t = useTexts(setupTexts);
  return (
    <>
      <TextField {...form.field('ownerName')} label={t('owner.name')} autoComplete="name" />
      <TextField
        {...form.field('login')}
        label={t('owner.login')}
        hint={t('owner.loginHint')}
        autoComplete="username"
      />
      <NewPasswordField
        {...form.field('password')}
        label={t('owner.password')}
        owner={passwordOwner(form.values)}
      />
      <PasswordField {...form.field('again')} label={t('owner.again')} autoComplete="new-password" />
    </>
  );
}
