import { broken, type Engine, kept, type Language, notYetProvable, pledge } from '@redlich/engine';
import type { Channel } from './choices.ts';
import { countFaults } from './service/prove.ts';
import { de, en } from './words.ts';

const none = notYetProvable('Noch gibt es keine Anfrage.', 'There is no enquiry yet.');

/** Nothing that was asked gets lost. */
const record = pledge({
  id: 'helpdesk.record',
  sentence: {
    de: 'Jede Anfrage, ob per E-Mail, Telefon oder Ticket, wird mit Kontakt, Text, Datum und Uhrzeit festgehalten.',
    en: 'Every enquiry, by mail, phone or ticket, is recorded with contact, text, date and time.',
  },
  async check(engine: Engine) {
    const { tickets, wordless } = await countFaults(engine);
    if (tickets === 0) return none;
    if (wordless > 0)
      return broken(`${wordless} Anfragen sind ohne Text.`, `${wordless} enquiries have no text.`);
    return kept(
      `${tickets} Anfragen, jede mit Nummer, Zeitpunkt und, solange sie nicht anonym ist, mit Kontakt und Text.`,
      `${tickets} enquiries, each with number, time and, as long as it is not anonymous, with contact and text.`,
    );
  },
});

/** Each enquiry dies on its day. */
const retention = pledge({
  id: 'helpdesk.retention',
  sentence: {
    de: 'Ein Datenschutzantrag wird gelöscht, sobald er beantwortet ist, eine Anfrage ohne Vertrag zwei Jahre nach ihrer Erledigung, eine Anfrage zu einem Vertrag nach zehn Jahren oder zwei Jahre nach dem Ende des Vertrags, je nachdem, was zuerst eintritt.',
    en: 'A privacy request is deleted as soon as it is answered, an enquiry without a contract two years after it is closed, one that belongs to a contract after ten years or two years after the contract ended, whichever comes first.',
  },
  async check(engine: Engine) {
    const { tickets, closed, undated, overdue, astray } = await countFaults(engine);
    if (tickets === 0) return none;
    if (overdue > 0)
      return broken(
        `${overdue} Anfragen sind über ihre Frist hinaus gespeichert.`,
        `${overdue} enquiries are stored beyond their period.`,
      );
    if (undated > 0)
      return broken(
        `${undated} abgeschlossene Anfragen haben keinen Löschtag.`,
        `${undated} closed enquiries have no day of deletion.`,
      );
    if (astray > 0)
      return broken(
        `${astray} Nachrichten, Notizen oder Zeiten haben einen anderen Löschtag als ihre Anfrage.`,
        `${astray} messages, notes or times have another day of deletion than their enquiry.`,
      );
    if (closed === 0)
      return notYetProvable('Noch ist keine Anfrage abgeschlossen.', 'No enquiry is closed yet.');
    return kept(
      `${closed} abgeschlossene Anfragen haben einen Löschtag, und alles, was an ihnen hängt, denselben.`,
      `${closed} closed enquiries have a day of deletion, and all that hangs on them the same.`,
    );
  },
});

/** All ways of asking have one rule. */
const channels = pledge({
  id: 'contact.channels',
  sentence: {
    de: 'Anfragen per Telefon, Fax, E-Mail, Online-Formular und Ticket werden nur aufbewahrt, bis die Sache erledigt ist und das Gesetz die Löschung erlaubt.',
    en: 'Enquiries by phone, fax, mail, online form and ticket are kept only until the matter is closed and the law allows deletion.',
  },
  async check(engine: Engine) {
    const { tickets, byChannel, lateByChannel } = await countFaults(engine);
    if (tickets === 0) return none;
    if (lateByChannel.size > 0)
      return broken(
        `Abgeschlossene Anfragen werden länger aufbewahrt als nötig: ${listed(lateByChannel, 'de')}.`,
        `Closed enquiries are kept longer than needed: ${listed(lateByChannel, 'en')}.`,
      );
    return kept(
      `${tickets} Anfragen, für die auf jedem Weg dieselbe Löschregel gilt; keine ist überschritten: ${listed(byChannel, 'de')}.`,
      `${tickets} enquiries, under the same rule by whichever way; none is exceeded: ${listed(byChannel, 'en')}.`,
    );
  },
});

const waysIn = { de: de.channel, en: en.channel } as const;

/** `Telefon 3, Online-Formular 1`. */
const listed = (counts: ReadonlyMap<Channel, number>, language: Language): string =>
  [...counts].map(([channel, count]) => `${waysIn[language][channel]} ${count}`).join(', ');

/** What is invoiced is kept for the tax office and for nothing else. */
const billing = pledge({
  id: 'portal.billing',
  sentence: {
    de: 'Anfragen, die der Abrechnung dienen, bleiben so lange gespeichert, wie es das Steuerrecht verlangt; ist ihr Zweck vorher entfallen oder verlangt jemand die Löschung, sind sie bis dahin gesperrt.',
    en: 'Enquiries used for billing are kept as long as tax law demands; if their purpose is gone before, or somebody asks for deletion, they are blocked until then.',
  },
  async check(engine: Engine) {
    const { tickets, billed, unbilled, restricted } = await countFaults(engine);
    if (tickets === 0) return none;
    if (unbilled > 0)
      return broken(
        `${unbilled} abgerechnete Anfragen würden vor dem Ende der steuerlichen Frist gelöscht.`,
        `${unbilled} invoiced enquiries would be deleted before the tax period ends.`,
      );
    if (billed === 0)
      return notYetProvable(
        'Noch ist keine Anfrage mit abrechenbarer Zeit abgeschlossen.',
        'No enquiry with billable time is closed yet.',
      );
    return kept(
      `${billed} abgeschlossene Anfragen mit abrechenbarer Zeit bleiben bis zum Ende der steuerlichen Frist, ${restricted} davon schon gesperrt.`,
      `${billed} closed enquiries with billable time stay until the tax period ends, ${restricted} of them blocked already.`,
    );
  },
});

/** The sentences this part keeps. */
export const helpdeskPledges = [record, retention, channels, billing] as const;
