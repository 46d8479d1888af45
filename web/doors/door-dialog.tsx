import { Button, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  Columns,
  Dialog,
  ErrorNotice,
  NumberField,
  TextField,
  useForm,
  useLanguage,
  useTexts,
  useToast,
} from '../../platform/ui/index.ts';
import { concerned, type Door } from './door.ts';
import { doorTexts } from './texts.ts';

interface DoorValues {
  readonly host: string;
  readonly port: number | null;
  readonly ownNetwork: boolean;
  readonly usesADay: number | null;
  readonly megabytesADay: number | null;
}

const valuesOf = ({ host, port, ownNetwork, budget }: Door): DoorValues => ({
  host: host ?? '',
  port: port ?? 443,
  ownNetwork,
  usesADay: budget.usesADay,
  megabytesADay: Math.round(budget.bytesADay / 1_000_000),
});

/** Opens a door or changes where it leads. What goes out is read before anything is switched. */
export function DoorDialog({ door, onClose }: { readonly door: Door; readonly onClose: () => void }) {
  const t = useTexts(doorTexts);
  const { language } = useLanguage();
  const toast = useToast();
  const form = useForm<DoorValues, unknown>({
    initial: valuesOf(door),
    check: (values) => ({
      ...(values.host.trim() === '' && { host: t('needed') }),
      ...(values.port === null && { port: t('needed') }),
      ...(values.usesADay === null && { usesADay: t('needed') }),
      ...(values.megabytesADay === null && { megabytesADay: t('needed') }),
    }),
    fieldOf: (path) => path.replace('budget/bytesADay', 'megabytesADay').replace('budget/', ''),
    send: ({ host, port, ownNetwork, usesADay, megabytesADay }) =>
      api.put(`/api/recipients/${door.id}`, {
        on: true,
        ...{ host: host.trim(), port, ownNetwork, revision: door.revision },
        budget: { usesADay, bytesADay: (megabytesADay ?? 0) * 1_000_000 },
        ...(door.instance && { instance: door.instance.name }),
      }),
    refreshes: concerned,
    onDone() {
      toast.good(t('opened'));
      onClose();
    },
  });
  return (
    <Dialog title={door.title[language]} opened onClose={onClose}>
      <form {...form.form}>
        <Stack gap="md">
          <p>
            {t('before')} <strong>{door.receives[language]}</strong>. {t('beforePapers')}
          </p>
          {door.thirdCountry !== null && (
            <p>
              {t('thirdCountry')}: {door.thirdCountry.country}, {door.thirdCountry.safeguard[language]}
            </p>
          )}
          <Columns width="sm">
            <TextField {...form.field('host')} label={t('host')} hint={t('hostHint')} />
            <NumberField {...form.field('port')} label={t('port')} kind="name" min={1} max={65_535} />
          </Columns>
          <CheckField {...form.field('ownNetwork')} label={t('ownNetwork')} />
          <Columns width="sm">
            <NumberField {...form.field('usesADay')} label={t('usesADay')} min={1} max={1_000_000_000} />
            <NumberField
              {...form.field('megabytesADay')}
              label={t('megabytesADay')}
              min={1}
              max={1_000_000_000}
            />
          </Columns>
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t(door.on ? 'change' : 'open')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
