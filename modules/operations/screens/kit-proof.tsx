import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  Columns,
  ErrorNotice,
  Section,
  TextField,
  useForm,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { NewKit } from '../schemas.ts';
import { backupTexts } from './texts.ts';

interface Proof {
  readonly first: string;
  readonly second: string;
  readonly third: string;
}
const fields = ['first', 'second', 'third'] as const;

/** Three words from the paper, one of each third; then the kit is put into use. */
export function KitProof({
  kit,
  onBack,
  onDone,
}: {
  readonly kit: NewKit;
  readonly onBack: () => void;
  readonly onDone: (fingerprint: string) => void;
}) {
  const t = useTexts(backupTexts);
  const [asked] = useState(() => fields.map((_, third) => third * 8 + Math.floor(Math.random() * 8)));
  const wordAt = (field: number): string => kit.words[asked[field] ?? 0] ?? '';
  const form = useForm<Proof, { readonly fingerprint: string }>({
    initial: { first: '', second: '', third: '' },
    check: (values) =>
      Object.fromEntries(
        fields
          .filter((name, index) => values[name].trim().toLowerCase() !== wordAt(index))
          .map((name) => [name, t('kitPage.wrong')]),
      ),
    send: () => api.post('/api/backups/kit', { words: kit.words.join(' ') }),
    refreshes: ['/api/backups'],
    onDone: ({ fingerprint }) => onDone(fingerprint),
  });
  return (
    <Section title={t('kitPage.check')} lead={t('kitPage.checkLead')}>
      <form {...form.form} autoComplete="off">
        <Columns width="sm">
          {fields.map((name, index) => (
            <TextField
              key={name}
              {...form.field(name)}
              label={t('kitPage.word', { number: (asked[index] ?? 0) + 1 })}
              autoComplete="off"
              focusFirst={index === 0}
            />
          ))}
        </Columns>
        <ErrorNotice error={form.error} />
        <Group mt="md">
          <Button type="submit" loading={form.isSending}>
            {t('kitPage.use')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('kitPage.back')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
