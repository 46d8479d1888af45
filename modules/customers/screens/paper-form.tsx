import { Button, FileInput, Group, Stack } from '@mantine/core';
import { calendarDay } from '../../../platform/i18n/format.ts';
import {
  api,
  CheckField,
  DateField,
  ErrorNotice,
  type FieldBinding,
  useForm,
  useNow,
  useSay,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import type { ConsentsReply } from '../replies.ts';
import { customerScreenTexts } from './texts.ts';
import { customerPaths, useInstantOf } from './use-consents.ts';

/** Files the scan of a signed sheet together with the consents ticked on it. */
export function PaperForm({
  customerId,
  consents,
}: {
  readonly customerId: string;
  readonly consents: ConsentsReply;
}) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  const instantOf = useInstantOf();
  const now = useNow();
  const form = useForm({
    initial: { file: null as File | null, signed: calendarDay(now), chosen: [] as readonly string[] },
    check: ({ file, chosen }) => ({
      file: file === null ? t('consent.fileMissing') : undefined,
      chosen: chosen.length === 0 ? t('consent.chooseOne') : undefined,
    }),
    send: ({ file, signed, chosen }) =>
      api.upload<{ id: string }>(`/api/customers/${customerId}/papers`, file ?? new Blob(), {
        query: { consents: chosen.join(','), signed: instantOf(signed) },
      }),
    refreshes: customerPaths,
    onDone: () => {
      toast.good(t('consent.recorded'));
      form.reset({ file: null, signed: calendarDay(now), chosen: [] });
    },
  });
  const file = form.field('file');
  return (
    <form {...form.form}>
      <Stack gap="md" mt="sm">
        <FileInput
          label={t('consent.file')}
          description={t('consent.paperHint')}
          accept="application/pdf,image/jpeg,image/png"
          value={file.value}
          onChange={file.onChange}
          error={file.error ?? null}
          clearable
        />
        <Ticks consents={consents} binding={form.field('chosen')} />
        <DateField {...form.field('signed')} label={t('consent.signedOn')} />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending}>
            {t('consent.filePaper')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The consents on a sheet; none is ticked beforehand. */
function Ticks({
  consents,
  binding,
}: {
  readonly consents: ConsentsReply;
  readonly binding: FieldBinding<readonly string[]>;
}) {
  const t = useTexts(customerScreenTexts);
  const say = useSay();
  const { value, onChange, error } = binding;
  return (
    <fieldset>
      <legend>{t('consent.onPaper')}</legend>
      <Stack gap="xs">
        {consents.kinds.map(({ consent, title }, position) => (
          <CheckField
            key={consent}
            name={`paper-${consent}`}
            label={say(title)}
            error={position === 0 ? error : undefined}
            value={value.includes(consent)}
            onChange={(isOn) => onChange(isOn ? [...value, consent] : value.filter((id) => id !== consent))}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
