import { Button, Group, Stack } from '@mantine/core';
import { Dialog } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import type { FreshLink } from './replies.ts';
import { usePortalTexts } from './use-portal-texts.ts';

/** Shows an invitation link once. Its secret stands behind the `#`, so no server and no log ever sees it. */
export function LinkDialog({ link, onClose }: { readonly link: FreshLink; readonly onClose: () => void }) {
  const t = usePortalTexts();
  const address = `${window.location.origin}/portal#${link.tenant}/${link.secret}`;
  return (
    <Dialog title={t('desk.linkTitle')} opened onClose={onClose} size="lg">
      <Stack>
        <p>{t(link.mailed ? 'desk.linkMailed' : 'desk.linkByHand')}</p>
        <code className={classes.link} data-testid="portal-link">
          {address}
        </code>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('desk.done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
