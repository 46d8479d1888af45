import { both, type Measure, tested } from './measure.ts';

const ledger = 'engine/facts/ledger.store.test.ts';
const vault = 'engine/vault/vault.store.test.ts';

/** That data is right and stays whole, and is there when it is needed. */
export const integrity = [
  {
    id: 'ledger-chain',
    goal: 'integrity',
    title: both('Nachweis als Kette', 'Ledger as a chain'),
    does: both(
      'Jeder Eintrag im Nachweis enthält den Prüfwert des vorigen; Prüfpunkte sind mit Ed25519 signiert. „redlich verify“ nennt jeden geänderten oder fehlenden Eintrag.',
      'Each entry of the ledger holds the hash of the one before; checkpoints are signed with Ed25519. “redlich verify” names each changed or missing entry.',
    ),
    proof: tested(ledger, 'the chain verifies, and a changed entry is named'),
  },
  {
    id: 'seal-integrity',
    goal: 'integrity',
    title: both('Siegel erkennt jede Änderung', 'The seal notices each change'),
    does: both(
      'Ein versiegelter Datensatz, in dem ein Bit verändert ist, öffnet sich nicht; Dateien ebenso, auch wenn sie gekürzt oder umgestellt wurden.',
      'A sealed record with a single changed bit does not open; nor do files, not even cut off or put in another order.',
    ),
    proof: tested(
      'engine/vault/seal.test.ts',
      'a seal with any bit flipped or any byte missing does not open',
    ),
  },
  {
    id: 'verify-command',
    goal: 'integrity',
    title: both('Prüfung des ganzen Bestands', 'Checking everything there is'),
    does: both(
      '„redlich verify“ geht den Nachweis durch, öffnet jedes Siegel und vergleicht Datensätze, Schlüssel und Index. Es läuft auf Anforderung, nicht von selbst.',
      '“redlich verify” walks the ledger, opens every seal and compares records, keys and index. It runs on demand, not by itself.',
    ),
    proof: tested(
      'e2e/old-data/old-data.test.ts',
      'is found without damage by the command that looks for it',
    ),
  },
  {
    id: 'whole-units',
    goal: 'integrity',
    title: both('Ganz oder gar nicht', 'All or nothing'),
    does: both(
      'Jede Änderung gilt ganz oder gar nicht, auch wenn der Strom ausfällt: Nichts Bestätigtes geht verloren, nichts Halbes bleibt.',
      'Each change counts whole or not at all, even in a power cut: nothing confirmed is lost, nothing half done stays.',
    ),
    proof: tested(
      'e2e/crash/crash.test.ts',
      'killed at any moment, the store loses nothing it acknowledged and keeps nothing it should not',
    ),
  },
  {
    id: 'no-lost-change',
    goal: 'integrity',
    title: both('Keine verlorene Änderung', 'No lost change'),
    does: both(
      'Ändern zwei denselben Datensatz, gewinnt die erste Änderung, und die zweite Person erfährt davon.',
      'When two change the same record, the first change wins and the second person is told.',
    ),
    proof: tested(vault, 'two who change the same record: one wins, the other learns of it'),
  },
  {
    id: 'field-changes',
    goal: 'integrity',
    title: both('Feldweise Berichtigung mit Verlauf', 'Rectification by field, with history'),
    does: both(
      'Jedes Feld lässt sich einzeln berichtigen. Der Nachweis hält fest, welches Feld wann von wem geändert wurde, ohne den Inhalt.',
      'Each field can be rectified by itself. The ledger keeps which field was changed when and by whom, without its content.',
    ),
    proof: tested(
      'engine/rights/rights.store.test.ts',
      'a copy holds restricted records with the day they die, files, changes and disclosures',
    ),
  },
  {
    id: 'checked-import',
    goal: 'integrity',
    title: both('Geprüfte Übernahme von Altdaten', 'Checked import of old data'),
    does: both(
      'Vor der Übernahme läuft eine Probe, die jeden Fehler mit Zeile und Feld nennt und nichts schreibt. Übernommen wird alles oder nichts; was seine Frist überschritten hat, wird mit dem nächsten Durchlauf gelöscht.',
      'Before an import a dry run names each fault by row and field and writes nothing. All is taken over or nothing; what is past its time is deleted with the next sweep.',
    ),
    proof: tested(
      'modules/customers/create-many.store.test.ts',
      'a dry run names every fault by row and field, and writes nothing',
    ),
  },
  {
    id: 'health',
    goal: 'availability',
    title: both('Zustandsprüfung', 'Health check'),
    does: both(
      'Eine Adresse sagt, ob Speicher, Löschuhr und Aufgaben in Ordnung sind; Einzelheiten sieht der Inhaber. Sie meldet sich nicht von selbst.',
      'One address tells whether store, deletion clock and jobs are well; the owner sees details. It does not report by itself.',
    ),
    proof: tested(
      'platform/http/app.store.test.ts',
      'tells everybody whether all is well, and the owner how',
    ),
  },
  {
    id: 'missed-nights',
    goal: 'availability',
    title: both('Nachholen verpasster Aufgaben', 'Catching up on missed jobs'),
    does: both(
      'War der Rechner nachts aus, werden Löschung und Schlüsselwechsel beim nächsten Start nachgeholt.',
      'If the computer was off at night, deletion and change of keys are caught up at the next start.',
    ),
    proof: tested(
      'platform/jobs/scheduler.store.test.ts',
      'catches up the daily run that was missed while the program was off, once',
    ),
  },
  {
    id: 'old-data-readable',
    goal: 'availability',
    title: both('Ältere Datenbestände bleiben lesbar', 'Older data stays readable'),
    does: both(
      'Der Datenordner einer älteren Programmversion wird bei jedem Bau geöffnet und vollständig gelesen; das Schema jeder Datenart trägt eine Nummer.',
      'The data folder of an older version is opened and read in full with every build; the schema of each kind has a number.',
    ),
    proof: tested(
      'e2e/old-data/old-data.test.ts',
      'opens, its customer is found, and everything about her can be read',
    ),
  },
] as const satisfies readonly Measure[];
