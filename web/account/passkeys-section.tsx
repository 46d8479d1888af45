import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  DateText,
  EmptyState,
  Section,
  useRefresh,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { canUsePasskeys } from '../can-use-passkeys.ts';
import classes from './account.module.css';
import type { Passkey } from './account-reply.ts';
import { AddPasskey } from './add-passkey.tsx';
import { accountTexts } from './texts.ts';

/** The user's passkeys: adding, listing, removing. */
export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useTexts(accountTexts);
  const [isAdding, setAdding] = useState(false);
  const canAdd = canUsePasskeys();
  return (
    <Section
      title={t('passkeys.title')}
      lead={t('passkeys.lead')}
      actions={
        canAdd && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('passkeys.add')}
          </Button>
        )
      }
    >
      {!canAdd && <p className={classes.text}>{t('passkeys.unsupported')}</p>}
      {passkeys.length === 0 && canAdd && <EmptyState title={t('passkeys.none')} />}
      {passkeys.length > 0 && (
        <ul className={classes.passkeys}>
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <AddPasskey opened={isAdding} onClose={() => setAdding(false)} />
    </Section>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const t = useTexts(accountTexts);
  const toast = useToast();
  const refresh = useRefresh();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li className={classes.passkey}>
      <div>
        <div>{passkey.name}</div>
        <div className={classes.caption}>
          {t('passkeys.created')} <DateText at={passkey.createdAt} /> · {t('passkeys.used')}{' '}
          {passkey.lastUsedAt === null ? t('passkeys.never') : <DateText at={passkey.lastUsedAt} />}
        </div>
      </div>
      <Button
        variant="subtle"
        color="red"
        aria-label={t('passkeys.removeNamed', { name: passkey.name })}
        onClick={() => setRemoving(true)}
      >
        {t('passkeys.remove')}
      </Button>
      <ConfirmDialog
        title={t('passkeys.removeTitle')}
        confirm={t('passkeys.remove')}
        kind="destroy"
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await api.delete(`/api/account/passkeys/${passkey.id}`);
          await refresh(['/api/account']);
          toast.good(t('passkeys.removed'));
        }}
      >
        {t('passkeys.removeText', { name: passkey.name })}
      </ConfirmDialog>
    </li>
  );
}
