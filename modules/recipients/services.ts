import type { Text } from '@redlich/engine';
import type { Services } from './schemas.ts';

type Service = Services['services'][number];
type Sort = 'payment' | 'hosting' | 'mail' | 'video' | 'fonts' | 'remote' | 'files' | 'advice' | 'delivery';

/** What services of a sort usually receive. */
const receives = {
  payment: {
    de: 'Zahlungsbetrag, Zeitpunkt, Zahlungsdaten der zahlenden Person und, bei Zahlung im Netz, Name und E-Mail-Adresse',
    en: 'amount and time of the payment, payment details of the payer and, for payments online, name and e-mail address',
  },
  hosting: {
    de: 'alle Daten, die auf dem gemieteten Server liegen oder über ihn gehen; Netzadressen der Besuchenden',
    en: 'all data stored on or passing through the rented server; network addresses of visitors',
  },
  mail: {
    de: 'Inhalt, Absender, Empfänger und Zeit der E-Mails',
    en: 'content, sender, recipients and time of e-mails',
  },
  video: {
    de: 'Netzadresse, Browser und Zeit; bei Besprechungen Namen, Bild und Ton der Teilnehmenden',
    en: 'network address, browser and time; in meetings names, picture and sound of participants',
  },
  fonts: {
    de: 'Netzadresse, Browser und aufgerufene Seite aller, die die Website besuchen',
    en: 'network address, browser and page visited of everybody who visits the website',
  },
  remote: {
    de: 'Bildschirminhalte und Eingaben während der Fernwartung, Netzadressen beider Seiten',
    en: 'screen contents and input during remote support, network addresses of both sides',
  },
  files: { de: 'alle Dateien, die dort abgelegt werden', en: 'all files stored there' },
  advice: {
    de: 'Belege und Aufzeichnungen für Buchführung und Steuern',
    en: 'vouchers and records for bookkeeping and taxes',
  },
  delivery: {
    de: 'Name und Anschrift der Empfängerin oder des Empfängers, auf Wunsch E-Mail-Adresse oder Telefonnummer',
    en: 'name and address of the recipient, on request e-mail address or phone number',
  },
} as const satisfies Readonly<Record<Sort, Text>>;

const unitedStates: Text = {
  de: 'Angemessenheitsbeschluss für die USA (Data Privacy Framework), soweit das Unternehmen zertifiziert ist, sonst Standardvertragsklauseln (Art. 45, 46 DSGVO); bitte prüfen',
  en: 'adequacy decision for the USA (Data Privacy Framework) as far as the company is certified, otherwise standard contractual clauses (Art. 45, 46 GDPR); please check',
};

/** One service: what it is called, and `company, place, country` as its imprint says. `us`: its group may process data in the USA. */
function service(
  sort: Sort,
  title: string,
  company: string,
  more: { readonly us?: true; readonly role?: Service['role'] } = {},
): Service {
  const [companyName = '', companyPlace = '', companyCountry = ''] = company.split(' · ');
  return {
    id: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    ...{ sort, title, companyName, companyPlace, companyCountry },
    role: more.role ?? 'processor',
    receives: receives[sort],
    thirdCountry: more.us ? 'US' : '',
    safeguard: more.us ? unitedStates : null,
  };
}

/**
 * Services many small German companies use, to begin an entry with. Public facts to the best of our knowledge and without warranty:
 * the owner checks each against the provider's own papers before it counts.
 */
export const services: readonly Service[] = [
  service('payment', 'PayPal', 'PayPal (Europe) S.à r.l. et Cie, S.C.A. · Luxemburg · LU', {
    role: 'controller',
    us: true,
  }),
  service('payment', 'Klarna', 'Klarna Bank AB (publ) · Stockholm · SE', { role: 'controller' }),
  service('payment', 'Stripe', 'Stripe Payments Europe, Limited · Dublin · IE', { us: true }),
  service('payment', 'SumUp', 'SumUp Limited · Dublin · IE', { role: 'controller' }),
  service('payment', 'PAYONE', 'PAYONE GmbH · Frankfurt am Main · DE', { role: 'controller' }),
  service('payment', 'VR Payment', 'VR Payment GmbH · Frankfurt am Main · DE', { role: 'controller' }),
  service('payment', 'Nexi', 'Nexi Germany GmbH · Eschborn · DE', { role: 'controller' }),
  service('hosting', 'Hetzner', 'Hetzner Online GmbH · Gunzenhausen · DE'),
  service('hosting', 'IONOS', 'IONOS SE · Montabaur · DE'),
  service('hosting', 'STRATO', 'STRATO GmbH · Berlin · DE'),
  service('hosting', 'netcup', 'netcup GmbH · Karlsruhe · DE'),
  service('hosting', 'ALL-INKL.COM', 'Neue Medien Münnich · Friedersdorf · DE'),
  service('mail', 'mailbox', 'Heinlein Hosting GmbH · Berlin · DE'),
  service('mail', 'Microsoft 365', 'Microsoft Ireland Operations Limited · Dublin · IE', { us: true }),
  service('mail', 'Google Workspace', 'Google Cloud EMEA Limited · Dublin · IE', { us: true }),
  service('video', 'YouTube', 'Google Ireland Limited · Dublin · IE', { role: 'controller', us: true }),
  service('video', 'Vimeo', 'Vimeo.com, Inc. · New York · US', { role: 'controller', us: true }),
  service('video', 'Zoom', 'Zoom Communications, Inc. · San José · US', { us: true }),
  service('fonts', 'Google Fonts', 'Google Ireland Limited · Dublin · IE', { role: 'controller', us: true }),
  service('fonts', 'Adobe Fonts', 'Adobe Systems Software Ireland Limited · Dublin · IE', { us: true }),
  service('remote', 'TeamViewer', 'TeamViewer Germany GmbH · Göppingen · DE'),
  service('remote', 'AnyDesk', 'AnyDesk Software GmbH · Stuttgart · DE'),
  service('remote', 'pcvisit', 'pcvisit Software AG · Dresden · DE'),
  service('files', 'HiDrive', 'STRATO GmbH · Berlin · DE'),
  service('files', 'Dropbox', 'Dropbox International Unlimited Company · Dublin · IE', { us: true }),
  service('advice', 'DATEV', 'DATEV eG · Nürnberg · DE'),
  service('advice', 'Steuerberatung', ' ·  · DE', { role: 'controller' }),
  service('delivery', 'DHL Paket', 'Deutsche Post AG · Bonn · DE', { role: 'controller' }),
];
