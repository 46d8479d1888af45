import { Button, Group, Stack } from '@mantine/core';
import { DateText, Dialog, Facts } from '../../../platform/ui/index.ts';
import type { FreshLinkShown } from '../schemas.ts';
import { useRightsTexts } from './use-rights-texts.ts';

/** Shows both halves of a link, once. The token stands behind the `#`, so no server and no log ever sees it. */
export function LinkDialog({
  link,
  onClose,
}: {
  readonly link: FreshLinkShown;
  readonly onClose: () => void;
}) {
  const t = useRightsTexts();
  const address = `${window.location.origin}/request#${link.tenant}/${link.token}`;
  return (
    <Dialog title={t('link.title')} opened onClose={onClose} size="lg">
      <Stack>
        <p>{t('link.lead')}</p>
        <Facts
          facts={[
            {
              id: 'address',
              title: t('link.address'),
              value: (
                <code data-testid="link-address" style={{ overflowWrap: 'anywhere' }}>
                  {address}
                </code>
              ),
            },
            {
              id: 'secret',
              title: t('link.secret'),
              value: <code data-testid="link-secret">{link.secret}</code>,
            },
            { id: 'until', title: t('link.until'), value: <DateText at={link.expiresAt} /> },
          ]}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('link.close')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
