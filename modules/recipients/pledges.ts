import { broken, kept, pledge, type Verdict } from '@redlich/engine';
import { listRecipients } from './service/register.ts';

const processorsKnown = pledge({
  id: 'processors.known',
  sentence: {
    de: 'Jeden Empfänger und Auftragsverarbeiter nennen wir mit Rolle, Sitz, Drittland oder nicht, Vertrag, Zertifikaten und dem, was er erhält.',
    en: 'We name every recipient and processor with role, seat, third country or not, agreement, certificates and what it receives.',
  },
  async check(engine): Promise<Verdict> {
    const all = await listRecipients(engine);
    const inUse = all.filter((each) => each.inUse);
    const reminders: readonly string[] = ['agreement-expiring', 'certificate-expiring', 'check-due'];
    const lacking = inUse.filter((each) => each.shortcomings.some((one) => !reminders.includes(one)));
    if (lacking.length > 0)
      return broken(
        `Bei ${lacking.length} von ${inUse.length} Empfängern fehlt eine Angabe, der Vertrag oder ein gültiges Zertifikat.`,
        `For ${lacking.length} of ${inUse.length} recipients a detail, the agreement or a valid certificate is missing.`,
      );
    return kept(
      `${inUse.length} Empfänger sind in Gebrauch, jeder mit allen Angaben; ${all.length - inUse.length} sind ausgeschaltet.`,
      `${inUse.length} recipients are in use, each with all details; ${all.length - inUse.length} are switched off.`,
    );
  },
});

/** The pledges this module keeps. */
export const recipientPledges = [processorsKnown] as const;
