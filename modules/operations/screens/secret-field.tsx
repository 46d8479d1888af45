import { type FormInUse, PasswordField, TextAreaField, useTexts } from '../../../platform/ui/index.ts';
import { placeTexts } from './place-texts.ts';
import type { PlaceValues } from './place-values.ts';

/** The password, key or token of a place. It is never shown again; left empty it stays what it was. */
export function SecretField({
  form,
  isNew,
}: {
  readonly form: FormInUse<PlaceValues>;
  readonly isNew: boolean;
}) {
  const t = useTexts(placeTexts);
  const { sort, login } = form.values;
  const field = form.field('secret');
  const keep = isNew ? undefined : t('secretKeep');
  if (sort === 'sftp' && login === 'key')
    return <TextAreaField {...field} label={t('secretKey')} rows={4} {...(keep && { hint: keep })} />;
  const label = sort === 's3' ? t('secretAccessKey') : t(login === 'token' ? 'token' : 'secret');
  const hint = keep ?? (sort === 'webdav' && login === 'password' ? t('appPassword') : undefined);
  return <PasswordField {...field} label={label} autoComplete="new-password" {...(hint && { hint })} />;
}
