import { Button } from '@mantine/core';
import { type FormInUse, TextField, useTexts } from '../../../platform/ui/index.ts';
import { placeTexts } from './place-texts.ts';
import type { PlaceValues } from './place-values.ts';

/** The fingerprint an SFTP server shows is taken over by a click, after it was compared. */
export function HostKeyField({ form }: { readonly form: FormInUse<PlaceValues> }) {
  const t = useTexts(placeTexts);
  const shown = /SHA256:[A-Za-z0-9+/]+/.exec(form.errorOf('hostKey') ?? '')?.[0];
  return (
    <>
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
