import { Button } from '@mantine/core';
import {
  CheckField,
  Columns,
  type FormInUse,
  PasswordField,
  RadioField,
  TextAreaField,
  TextField,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { PlaceValues } from './place-values.ts';
import { backupTexts } from './texts.ts';

/** How a server is reached and got into. The fingerprint it shows is taken over by a click, after it was compared. */
export function ServerFields({ form, isNew }: { form: FormInUse<PlaceValues>; isNew: boolean }) {
  const t = useTexts(backupTexts);
  const shown = /SHA256:[A-Za-z0-9+/]+/.exec(form.errorOf('hostKey') ?? '')?.[0];
  const keep = isNew ? undefined : t('secretKeep');
  return (
    <>
      <Columns width="sm">
        <TextField {...form.field('host')} label={t('host')} maxLength={253} />
        <TextField {...form.field('port')} label={t('port')} inputMode="numeric" maxLength={5} />
      </Columns>
      <CheckField {...form.field('ownNetwork')} label={t('ownNetwork')} />
      <TextField {...form.field('user')} label={t('user')} autoComplete="off" maxLength={100} />
      <RadioField
        {...form.field('login')}
        label={t('login')}
        choices={(['password', 'key'] as const).map((value) => ({ value, label: t(`logins.${value}`) }))}
      />
      {form.values.login === 'key' ? (
        <TextAreaField
          {...form.field('secret')}
          label={t('secretKey')}
          rows={4}
          {...(keep && { hint: keep })}
        />
      ) : (
        <PasswordField
          {...form.field('secret')}
          label={t('secret')}
          autoComplete="new-password"
          {...(keep && { hint: keep })}
        />
      )}
      <TextField
        {...form.field('hostKey')}
        label={t('hostKey')}
        hint={t('hostKeyHint')}
        need="optional"
        maxLength={100}
      />
      {shown !== undefined && (
        <Button variant="default" size="xs" onClick={() => form.change({ hostKey: shown })}>
          {t('hostKeyTake')}
        </Button>
      )}
    </>
  );
}
