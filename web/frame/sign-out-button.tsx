import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, forgetUnsaved, useTexts, useToast } from '../../platform/ui/index.ts';
import { tellOtherWindows } from '../other-windows.ts';
import { shellTexts } from '../texts.ts';

/** Ends the session, and with it everything this page has read. */
export function SignOutButton() {
  const t = useTexts(shellTexts);
  const toast = useToast();
  const client = useQueryClient();
  const signOut = async () => {
    try {
      await api.delete('/api/session');
      client.clear();
      tellOtherWindows();
      forgetUnsaved();
      // a fresh document: nothing of what was read may outlive the session in memory
      window.location.assign('/');
    } catch (thrown) {
      toast.bad(thrown);
    }
  };
  return (
    <Button
      variant="default"
      fullWidth
      leftSection={<IconLogout size={16} aria-hidden />}
      onClick={() => void signOut()}
    >
      {t('user.signOut')}
    </Button>
  );
}
