import {
  CheckField,
  Columns,
  type FormInUse,
  RadioField,
  TextField,
  useTexts,
} from '../../../platform/ui/index.ts';
import { HostKeyField } from './host-key-field.tsx';
import { placeTexts } from './place-texts.ts';
import { fromAddress, type PlaceValues } from './place-values.ts';
import { SecretField } from './secret-field.tsx';

interface Part {
  readonly form: FormInUse<PlaceValues>;
  readonly isNew: boolean;
}

/** How a server is reached and got into. */
export function ServerFields({ form, isNew }: Part) {
  const t = useTexts(placeTexts);
  const { sort, ownNetwork } = form.values;
  const host = form.field('host');
  return (
    <>
      <Columns width="sm">
        <TextField
          {...host}
          label={t('host')}
          {...(sort !== 'sftp' && { hint: t(sort === 's3' ? 's3HostHint' : 'hostHint') })}
          onChange={(text) => form.change(fromAddress(text) ?? { host: text })}
          maxLength={600}
        />
        <TextField {...form.field('port')} label={t('port')} inputMode="numeric" maxLength={5} />
      </Columns>
      <CheckField {...form.field('ownNetwork')} label={t('ownNetwork')} />
      {ownNetwork && sort !== 'sftp' && (
        <CheckField {...form.field('plain')} label={t('plain')} hint={t('plainHint')} />
      )}
      {sort === 's3' ? <BucketFields form={form} isNew={isNew} /> : <LoginFields form={form} isNew={isNew} />}
      {sort === 'sftp' && <HostKeyField form={form} />}
    </>
  );
}

function LoginFields({ form, isNew }: Part) {
  const t = useTexts(placeTexts);
  const { sort, login } = form.values;
  const ways = sort === 'sftp' ? (['password', 'key'] as const) : (['password', 'token'] as const);
  return (
    <>
      <RadioField
        {...form.field('login')}
        label={t('login')}
        choices={ways.map((value) => ({ value, label: t(`logins.${value}`) }))}
      />
      {login !== 'token' && (
        <TextField {...form.field('user')} label={t('user')} autoComplete="off" maxLength={100} />
      )}
      <SecretField form={form} isNew={isNew} />
    </>
  );
}

function BucketFields({ form, isNew }: Part) {
  const t = useTexts(placeTexts);
  return (
    <>
      <Columns width="sm">
        <TextField {...form.field('bucket')} label={t('bucket')} hint={t('bucketHint')} maxLength={63} />
        <TextField {...form.field('region')} label={t('region')} hint={t('regionHint')} maxLength={40} />
      </Columns>
      <RadioField
        {...form.field('bucketIn')}
        label={t('bucketIn')}
        choices={(['host', 'path'] as const).map((value) => ({ value, label: t(`bucketIns.${value}`) }))}
      />
      <TextField {...form.field('user')} label={t('accessKey')} autoComplete="off" maxLength={128} />
      <SecretField form={form} isNew={isNew} />
    </>
  );
}
