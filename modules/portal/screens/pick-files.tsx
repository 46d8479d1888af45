import { Button, FileButton, Group } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { api } from '../../../platform/ui/index.ts';
import classes from './portal.module.css';
import { usePortalTexts } from './use-portal-texts.ts';

/** Choosing files that go with a message. */
export function PickFiles({
  files,
  onFiles,
}: {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = usePortalTexts();
  return (
    <Group gap="xs">
      <FileButton multiple onChange={(picked) => onFiles([...files, ...picked])}>
        {(button) => (
          <Button {...button} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
            {t('ask.files')}
          </Button>
        )}
      </FileButton>
      <span className={classes.quiet}>{files.map(({ name }) => name).join(', ')}</span>
    </Group>
  );
}

/** Sends files to a message one after the other. @returns whether each was taken */
export async function sendFiles(
  { reference, message }: { readonly reference: string; readonly message: string },
  files: readonly File[],
): Promise<boolean> {
  let all = true;
  for (const file of files) {
    try {
      await api.attach(`/api/portal/tickets/${reference}/messages/${message}/files`, file);
    } catch {
      all = false;
    }
  }
  return all;
}
