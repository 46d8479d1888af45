import { broken, isThirdCountry, kept, notYetProvable, pledge, type Verdict } from '@redlich/engine';
import { calendarDay } from '../../platform/i18n/format.ts';
import { companySetting, controllerOf, dataProtectionSetting } from '../../platform/settings/index.ts';
import { openSettings } from '../../platform/settings/open-settings.ts';
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

const portalHosting = pledge({
  id: 'portal.hosting',
  sentence: {
    de: 'Wo die Daten liegen und wer den Server betreibt, nennen wir; mit dem Betreiber besteht ein Vertrag zur Auftragsverarbeitung, und nichts geht in ein Drittland.',
    en: 'We name where the data is stored and who runs the server; there is a processing agreement with whoever runs it, and nothing goes to a third country.',
  },
  async check(engine): Promise<Verdict> {
    const settings = openSettings(engine, [companySetting, dataProtectionSetting]);
    const { hosting, company } = await controllerOf(settings);
    if (hosting === null)
      return notYetProvable(
        'In den Einstellungen zum Datenschutz ist noch nicht eingetragen, wo die Daten liegen.',
        'The privacy settings do not say yet where the data is stored.',
      );
    const inUse = (await listRecipients(engine)).filter((each) => each.inUse);
    const abroad = inUse.filter(
      ({ thirdCountry, companyCountry }) =>
        thirdCountry !== '' || (companyCountry !== '' && isThirdCountry(companyCountry)),
    ).length;
    if (isThirdCountry(hosting.country) || abroad > 0)
      return broken(
        `Daten gehen in ein Drittland: Standort ${hosting.country}, ${abroad} Empfänger außerhalb des Europäischen Wirtschaftsraums.`,
        `Data goes to a third country: place ${hosting.country}, ${abroad} recipients outside the European Economic Area.`,
      );
    const isOwn = ['', company.name].includes(hosting.provider.trim());
    if (!isOwn && !hasAgreement(inUse, hosting.provider, calendarDay(engine.now())))
      return broken(
        'Für den Betreiber des Servers steht kein gültiger Vertrag zur Auftragsverarbeitung im Verzeichnis der Empfänger.',
        'The register of recipients holds no valid processing agreement with whoever runs the server.',
      );
    return kept(
      `Standort und Betreiber sind genannt${isOwn ? '; der Server wird selbst betrieben' : ', der Vertrag liegt vor'}. Keiner von ${inUse.length} Empfängern sitzt in einem Drittland.`,
      `Place and operator are named${isOwn ? '; the server is run by the company itself' : ', the agreement is there'}. None of ${inUse.length} recipients is in a third country.`,
    );
  },
});

/** Whether the register holds an agreement with a company that is in force on a day. */
const hasAgreement = (
  all: Awaited<ReturnType<typeof listRecipients>>,
  company: string,
  today: string,
): boolean =>
  all.some(
    ({ companyName, agreementOn, agreementUntil }) =>
      companyName.trim().toLowerCase() === company.trim().toLowerCase() &&
      agreementOn !== null &&
      (agreementUntil === null || agreementUntil >= today),
  );

/** The pledges this module keeps. */
export const recipientPledges = [processorsKnown, portalHosting] as const;
