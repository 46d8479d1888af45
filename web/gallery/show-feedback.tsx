import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  ConfirmDialog,
  ConflictNotice,
  clientProblem,
  ErrorState,
  KeyHints,
  Money,
  PrintPreview,
  Problem,
  Section,
  StateBadge,
  usePrint,
  useToast,
} from '../../platform/ui/index.ts';
import classes from './gallery.module.css';

const conflict = new Problem({
  type: 'urn:redlich:problem:conflict',
  title: 'Jemand anderes war schneller.',
  status: 409,
  code: 'conflict',
  detail: 'Der Eintrag wurde inzwischen geändert. Bitte laden Sie ihn neu und ändern Sie ihn noch einmal.',
});

function Slip() {
  return (
    <>
      <h2>Bestellung 20417</h2>
      <p>Buchhandlung Seitenweise, Göttingen</p>
      <table>
        <tbody>
          <tr>
            <td>1 × Der Zauberberg</td>
            <td>
              <Money cents={1800} />
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Buttons, states, dialogs, toasts, faults, print. */
export function ShowFeedback() {
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const slip = usePrint('a6', <Slip />);
  return (
    <>
      <Section title="Schaltflächen und Zustände">
        <div className={classes.line}>
          <Button>Bestellung aufnehmen</Button>
          <Button variant="light">Einwilligung erfassen</Button>
          <Button variant="default">Abbrechen</Button>
          <Button variant="subtle">Mehr</Button>
          <Button color="red" onClick={() => setAsking(true)}>
            Endgültig löschen
          </Button>
          <Button disabled>Gesperrt</Button>
          <Button variant="default" onClick={() => toast.good('Bestellung 20417 ist abgeholt')}>
            Meldung
          </Button>
          <Button variant="default" onClick={() => toast.bad(clientProblem('offline'))}>
            Fehlermeldung
          </Button>
        </div>
        <div className={classes.line}>
          <StateBadge>bestellt</StateBadge>
          <StateBadge tone="attention">eingetroffen</StateBadge>
          <StateBadge tone="active">benachrichtigt</StateBadge>
          <StateBadge tone="good">abgeholt</StateBadge>
          <StateBadge tone="dies">wird bald gelöscht</StateBadge>
          <StateBadge tone="bad">storniert</StateBadge>
        </div>
        <KeyHints
          hints={[
            { keys: ['/'], label: 'Suchen' },
            { keys: ['↑', '↓'], label: 'Zeile wechseln' },
            { keys: ['g', 'o'], label: 'Bestellungen' },
          ]}
        />
      </Section>
      <Section title="Wenn etwas nicht geht">
        <ConflictNotice error={conflict} onReload={() => undefined} />
        <ErrorState error={clientProblem('offline')} onRetry={() => undefined} />
      </Section>
      <Section
        title="Druck"
        actions={
          <Button variant="default" onClick={slip.print}>
            Drucken
          </Button>
        }
      >
        <PrintPreview paper="a6">
          <Slip />
        </PrintPreview>
        {slip.sheet}
      </Section>
      <ConfirmDialog
        title="Kunden löschen"
        confirm="Endgültig löschen"
        kind="destroy"
        opened={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => Promise.resolve()}
      >
        Alle Angaben werden sofort gelöscht, auch in den Sicherungen. Das lässt sich nicht rückgängig machen.
      </ConfirmDialog>
    </>
  );
}
