import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice, ErrorState, type FormInUse, useTexts } from '../../platform/ui/index.ts';
import { companyTexts } from './texts.ts';

/** The body of a section of settings: its fields, what stands against them, and the button that saves. */
export function SectionForm<Values extends object>({
  form,
  children,
}: {
  readonly form: FormInUse<Values>;
  readonly children: ReactNode;
}) {
  const t = useTexts(companyTexts);
  return (
    <form {...form.form}>
      <Stack gap="md">
        {children}
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!form.isChanged}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What stands in place of a section that could not be loaded. */
export function NotLoaded({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return error === null ? null : <ErrorState error={error} onRetry={onRetry} />;
}
