import { heading, paragraph } from './blocks.ts';
import { controllerBlocks } from './describe-controller.ts';
import type { Block, Paper } from './paper.ts';
import type { PaperSource } from './source.ts';
import { type Voice, voiceOf } from './voice.ts';

/**
 * Terms of use of the portal for customers and partners. They promise nothing the program does not do; they apply once the company
 * has read them and put them in force.
 */
export function portalTerms(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say } = voice;
  return {
    id: 'portal-terms',
    language: source.language,
    title: say('Nutzungsbedingungen des Portals', 'Terms of use of the portal'),
    publisher: source.controller.company.name,
    blocks: [...controllerBlocks(source, voice), ...sectionsOfUse(voice), ...sectionsOfEnding(voice)],
  };
}

const section = (anchor: string, title: string, text: string): readonly Block[] => [
  heading(1, title, anchor),
  paragraph(text),
];

/** What the portal is for and what its users do. */
function sectionsOfUse({ say }: Voice): readonly Block[] {
  return [
    ...section(
      'scope',
      say('1. Wofür sie gelten', '1. What they apply to'),
      say(
        'Das Portal ist ein geschützter Bereich, in dem Kundinnen, Kunden und Partner Nachrichten, Vorgänge und Dateien mit dem Unternehmen austauschen. Die Nutzung ist unentgeltlich. Verträge über Waren und Leistungen kommen durch die Nutzung allein nicht zustande.',
        'The portal is a protected area in which customers and partners exchange messages, matters and files with the company. Using it is free of charge. Contracts on goods and services are not concluded by using it alone.',
      ),
    ),
    ...section(
      'access',
      say('2. Zugang', '2. Access'),
      say(
        'Das Unternehmen lädt ein; mit dem Einladungslink, der nach sieben Tagen verfällt, wählt jede Person ihr Passwort selbst. Zugangsdaten sind geheim zu halten und nicht weiterzugeben; ein Verdacht auf Missbrauch ist dem Unternehmen unverzüglich zu melden.',
        'The company invites; by the invitation link, which expires after seven days, every person chooses their own password. Credentials are to be kept secret and not passed on; a suspicion of misuse has to be reported to the company without delay.',
      ),
    ),
    ...section(
      'conduct',
      say('3. Pflichten', '3. Duties'),
      say(
        'Hochgeladen werden darf nur, wozu man berechtigt ist. Unzulässig sind rechtswidrige Inhalte, Schadprogramme und Versuche, fremde Daten zu erreichen oder den Betrieb zu stören. Daten anderer Personen dürfen nur eingestellt werden, soweit das Gesetz es erlaubt.',
        'Only what one is entitled to may be uploaded. Unlawful content, malware and attempts to reach the data of others or to disturb operation are not allowed. Data of other persons may be entered only as far as the law allows.',
      ),
    ),
    ...section(
      'availability',
      say('4. Verfügbarkeit', '4. Availability'),
      say(
        'Eine bestimmte Verfügbarkeit ist nicht zugesagt. Jedes Anliegen, auch jeder Antrag zum Datenschutz, kann ebenso persönlich, am Telefon, per Brief oder per E-Mail vorgebracht werden.',
        'No particular availability is promised. Every matter, privacy requests included, can equally be brought forward in person, by phone, by letter or by e-mail.',
      ),
    ),
  ];
}

/** Data, ending, liability and changes. */
function sectionsOfEnding({ say }: Voice): readonly Block[] {
  return [
    ...section(
      'privacy',
      say('5. Datenschutz', '5. Data protection'),
      say(
        'Für personenbezogene Daten gelten die Datenschutzhinweise des Unternehmens. Eine Einwilligung ist mit der Anerkennung dieser Bedingungen nicht verbunden.',
        'The company’s privacy notice applies to personal data. Accepting these terms gives no consent.',
      ),
    ),
    ...section(
      'blocking',
      say('6. Sperrung und Ende', '6. Blocking and end'),
      say(
        'Der Zugang kann jederzeit ohne Frist aufgegeben werden. Das Unternehmen darf ihn bei einem schwerwiegenden Verstoß sperren und sonst mit einer Frist von zwei Wochen beenden. Was mit den Daten geschieht, richtet sich nach den Löschregeln der Datenschutzhinweise.',
        'The access can be given up at any time without notice. The company may block it in case of a serious violation and otherwise end it with two weeks’ notice. What happens to the data follows the deletion rules of the privacy notice.',
      ),
    ),
    ...section(
      'liability',
      say('7. Haftung', '7. Liability'),
      say(
        'Es gelten die gesetzlichen Vorschriften. Eine Beschränkung der Haftung ist nicht vereinbart.',
        'The statutory provisions apply. No limitation of liability is agreed.',
      ),
    ),
    ...section(
      'changes',
      say('8. Änderungen und Recht', '8. Changes and law'),
      say(
        'Geänderte Bedingungen werden mindestens sechs Wochen vor ihrem Beginn mitgeteilt und gelten nur, wenn zugestimmt wird; wer nicht zustimmt, kann den Zugang aufgeben oder das Unternehmen kann ihn nach Nr. 6 beenden. Es gilt deutsches Recht; zwingende Vorschriften des Staates, in dem ein Verbraucher lebt, bleiben unberührt.',
        'Changed terms are told at least six weeks before they begin and apply only with agreement; whoever does not agree can give up the access, or the company can end it under no. 6. German law applies; mandatory provisions of the state in which a consumer lives remain unaffected.',
      ),
    ),
  ];
}
