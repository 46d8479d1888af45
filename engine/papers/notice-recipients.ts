import type { Text } from '../declare/index.ts';
import { heading, missing, note, paragraph, table } from './blocks.ts';
import { countryName, isThirdCountry } from './country.ts';
import { hostingBlocks } from './describe-controller.ts';
import type { Block, Line } from './paper.ts';
import { hostName, recipientRole, recipientsInUse } from './scope.ts';
import type { KnownRecipient, PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** What the section is called; other sections refer to it. */
export const recipientsTitle = {
  de: 'Wer Daten von uns bekommt',
  en: 'Who receives data from us',
} as const satisfies Text;

/** Who receives data, where it lies, and whether it leaves the European Economic Area (Art. 13 (1) e and f GDPR). */
export function noticeRecipients(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const inUse = recipientsInUse(source);
  return [
    heading(1, voice.of(recipientsTitle), 'recipients'),
    paragraph(`${whoReceives(source, voice)} ${authorities(voice)}`),
    ...(inUse.length === 0 ? [] : [recipientTable(inUse, voice)]),
    ...askForCompanies(inUse, voice),
    ...hostingBlocks(source, voice),
    heading(
      2,
      say('Länder außerhalb der EU und des EWR', 'Countries outside the EU and the EEA'),
      'third-countries',
    ),
    ...thirdCountryBlocks(source, voice),
  ];
}

function whoReceives(source: PaperSource, { say }: Voice): string {
  if (recipientsInUse(source).length > 0) {
    return say(
      'Daten bekommt nur, wer hier steht, und nur, was in der Zeile genannt ist.',
      'Only those named here receive data, and only what their row says.',
    );
  }
  const host = hostName(source);
  return host === null
    ? say(
        'Zurzeit nutzen wir in unserem System keinen Dienst, der Daten von uns bekommt.',
        'At present our system uses no service that receives data from us.',
      )
    : say(
        `Zurzeit nutzen wir in unserem System außer ${host} als Betreiber des Servers keinen Dienst, der Daten von uns bekommt.`,
        `At present our system uses no service that receives data from us, except ${host}, who runs the server.`,
      );
}

const authorities = ({ say }: Voice): string =>
  say(
    'Behörden erhalten Daten nur, soweit ein Gesetz uns dazu verpflichtet, zum Beispiel das Finanzamt bei einer Prüfung (§ 147 Abs. 6 AO), oder um einen Angriff auf unser System aufzuklären.',
    'Authorities receive data only as far as a law obliges us, for example the tax office in an audit (§ 147 (6) AO), or to trace an attack on our system.',
  );

/** The recipients with role, what they receive and where they are. */
export function recipientTable(recipients: readonly KnownRecipient[], voice: Voice): Block {
  const { say, of } = voice;
  return table(
    say('Empfänger', 'Recipients'),
    [
      [say('Wer', 'Who'), 3],
      [say('Was', 'What'), 4],
      [say('Als was', 'As what'), 3],
      [say('Wo', 'Where'), 2],
    ],
    recipients.map((each): readonly Line[] => [
      [{ text: of(each.title), strong: true }, each.company === null ? '' : `: ${each.company.name}`],
      of(each.receives),
      [of(recipientRole[each.role]), ...proofsOf(each, voice)].join('; '),
      placeOf(each, voice),
    ]),
  );
}

/** What binds and vouches for a recipient: the agreement with its day, and certificates with theirs (Art. 28 (1), (3) GDPR). */
function proofsOf(
  { agreementOn, certificates }: KnownRecipient,
  { say, language }: Voice,
): readonly string[] {
  const day = (iso: string): string =>
    new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
      dateStyle: 'medium',
      timeZone: 'UTC',
    }).format(new Date(`${iso}T00:00:00Z`));
  return [
    ...(agreementOn === null
      ? []
      : [say(`Vertrag vom ${day(agreementOn)}`, `agreement of ${day(agreementOn)}`)]),
    ...certificates.map(({ title, validUntil }) =>
      validUntil === null
        ? title
        : say(`${title}, gültig bis ${day(validUntil)}`, `${title}, valid until ${day(validUntil)}`),
    ),
  ];
}

/** Place and country of a recipient, as far as the owner has entered them. */
export function placeOf({ company, thirdCountry }: KnownRecipient, { say, language }: Voice): string {
  const country = thirdCountry === 'none' ? company?.country : thirdCountry.country;
  const parts = [company?.place ?? '', country === undefined ? '' : countryName(country, language)];
  return parts.filter((part) => part !== '').join(', ') || say('noch nicht eingetragen', 'not entered yet');
}

function askForCompanies(inUse: readonly KnownRecipient[], { say, of, and }: Voice): readonly Block[] {
  const unnamed = inUse.filter(({ company }) => company === null);
  if (unnamed.length === 0) return [];
  const names = and(unnamed.map((each) => of(each.title)));
  return [
    missing(
      'recipients',
      say(`Name und Sitz des Unternehmens hinter: ${names}`, `Name and seat of the company behind: ${names}`),
    ),
  ];
}

/** Each transfer with its safeguard. That there is none is said only where all places are known. */
export function thirdCountryBlocks(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of, language } = voice;
  const { hosting } = source.controller;
  const inUse = recipientsInUse(source);
  const rows = inUse.flatMap((each): readonly (readonly Line[])[] =>
    each.thirdCountry === 'none'
      ? []
      : [[of(each.title), countryName(each.thirdCountry.country, language), of(each.thirdCountry.safeguard)]],
  );
  const unsecured = [
    ...inUse.flatMap(({ title, company, thirdCountry }) =>
      thirdCountry === 'none' && company !== null && isThirdCountry(company.country)
        ? [`${of(title)} (${countryName(company.country, language)})`]
        : [],
    ),
    ...(hosting !== null && isThirdCountry(hosting.country)
      ? [`${say('Ort der Speicherung', 'place of storage')} (${countryName(hosting.country, language)})`]
      : []),
  ];
  const unknown = hosting === null || inUse.some(({ company }) => company === null);
  return [
    ...(rows.length === 0 ? [] : [transferTable(rows, voice)]),
    ...(unsecured.length === 0 ? [] : [unsecuredNote(unsecured, voice)]),
    ...(rows.length + unsecured.length > 0 || unknown
      ? []
      : [
          paragraph(
            say(
              'Wir übermitteln keine Daten in ein Land außerhalb der Europäischen Union und des Europäischen Wirtschaftsraums.',
              'We transfer no data to a country outside the European Union and the European Economic Area.',
            ),
          ),
        ]),
    ...(unknown
      ? [
          missing(
            hosting === null ? 'hosting' : 'recipients',
            say(
              'Ob Daten ein Land außerhalb des EWR erreichen, steht fest, sobald alle Orte eingetragen sind (Art. 13 Abs. 1 Buchst. f DSGVO)',
              'Whether data reaches a country outside the EEA is certain once all places are entered (Art. 13 (1) (f) GDPR)',
            ),
          ),
        ]
      : []),
  ];
}

const transferTable = (rows: readonly (readonly Line[])[], { say }: Voice): Block =>
  table(
    say('Übermittlung in Drittländer', 'Transfers to third countries'),
    [
      [say('Wer', 'Who'), 3],
      [say('Land', 'Country'), 2],
      [say('Wodurch die Daten geschützt bleiben', 'What keeps the data protected'), 5],
    ],
    rows,
  );

const unsecuredNote = (places: readonly string[], { say, and }: Voice): Block =>
  note(
    'warning',
    say(
      `Sitz außerhalb des EWR, aber noch ohne eingetragene Garantie nach Art. 44 bis 49 DSGVO: ${and(places)}.`,
      `Outside the EEA, but no safeguard under Art. 44 to 49 GDPR is entered yet: ${and(places)}.`,
    ),
  );
