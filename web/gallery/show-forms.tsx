import { Button, Group } from '@mantine/core';
import {
  CheckField,
  Columns,
  DateField,
  ErrorNotice,
  MoneyField,
  NumberField,
  PasswordField,
  Problem,
  RadioField,
  Section,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
  useForm,
} from '../../platform/ui/index.ts';

const refusal = new Problem({
  type: 'urn:redlich:problem:invalid',
  title: 'Bitte prüfen Sie Ihre Eingaben.',
  status: 422,
  code: 'invalid',
  errors: [{ field: 'email', code: 'email', message: 'Das ist keine vollständige E-Mail-Adresse.' }],
});

const initial = {
  name: 'Käthe Öztürk',
  email: 'kaethe@',
  password: '',
  note: '',
  kind: 'mail' as string | null,
  way: 'phone',
  agreed: false,
  enabled: true,
  count: 2 as number | null,
  price: 1990 as number | null,
  day: '2026-11-23',
};

/** All fields, refused by a server. */
export function ShowForms() {
  const form = useForm({
    initial,
    send: () => Promise.reject(refusal),
  });
  return (
    <Section title="Formular">
      <form {...form.form} aria-label="Beispiel">
        <ErrorNotice error={form.error} />
        <Columns>
          <TextField {...form.field('name')} label="Name" />
          <TextField
            {...form.field('email')}
            label="E-Mail"
            type="email"
            hint="Für Nachrichten zur Bestellung"
            need="optional"
          />
          <PasswordField {...form.field('password')} label="Passwort" autoComplete="current-password" />
          <SelectField
            {...form.field('kind')}
            label="Nachricht"
            choices={[
              { value: 'mail', label: 'E-Mail' },
              { value: 'phone', label: 'Telefon' },
              { value: 'none', label: 'K (keine Nachricht)' },
            ]}
          />
          <NumberField {...form.field('count')} label="Menge" min={1} max={99} />
          <MoneyField {...form.field('price')} label="Preis" />
          <DateField {...form.field('day')} label="Abholung" />
          <RadioField
            {...form.field('way')}
            label="Erfasst"
            choices={[
              { value: 'counter', label: 'Am Tresen' },
              { value: 'phone', label: 'Am Telefon', hint: 'Schriftlich nachreichen' },
            ]}
          />
          <TextAreaField {...form.field('note')} label="Notiz" need="optional" />
          <CheckField {...form.field('agreed')} label="Liegt unterschrieben vor" />
          <SwitchField
            {...form.field('enabled')}
            label="Versand eingeschaltet"
            hint="Empfänger: Ihr Mailserver"
          />
        </Columns>
        <Group mt="md">
          <Button type="submit" loading={form.isSending}>
            Speichern
          </Button>
          <Button variant="default" onClick={() => form.reset()}>
            Zurücksetzen
          </Button>
        </Group>
      </form>
    </Section>
  );
}
