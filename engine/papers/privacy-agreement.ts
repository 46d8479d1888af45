import { bullets, heading, paragraph } from './blocks.ts';
import { consentChoices } from './consent-form.ts';
import { controllerSection } from './describe-controller.ts';
import { describePeriod } from './describe-storage.ts';
import type { Paper } from './paper.ts';
import { kindsFor } from './scope.ts';
import type { PaperSource } from './source.ts';
import { voiceOf } from './voice.ts';

/**
 * The privacy agreement (Datenschutzvereinbarung) handed out with a customer file: what the company commits itself to towards the
 * person, and which consents the person gives. It takes no right away that the law gives, and says so.
 */
export function privacyAgreement(source: PaperSource): Paper {
  const voice = voiceOf(source.language);
  const { say, of } = voice;
  const kept = source.pledges.filter(({ state }) => state === 'kept');
  return {
    id: 'privacy-agreement',
    language: source.language,
    title: say('Datenschutzvereinbarung', 'Privacy agreement'),
    publisher: source.controller.company.name,
    blocks: [
      ...controllerSection(source, voice, say('Zwischen uns und Ihnen', 'Between us and you')),
      { block: 'signature', lines: [say('Kundin oder Kunde (Name, Anschrift)', 'Customer (name, address)')] },
      heading(1, say('Wozu wir uns verpflichten', 'What we commit ourselves to'), 'commitments'),
      bullets([
        say(
          'Wir verarbeiten Ihre Daten nur zu den Zwecken unserer Datenschutzhinweise und geben sie nur an die dort genannten Empfänger.',
          'We process your data only for the purposes of our privacy notice and give it only to the recipients named there.',
        ),
        say(
          'Eine Einwilligung gilt erst, wenn Sie sie geben, und nur, bis Sie sie widerrufen.',
          'A consent counts only once you give it, and only until you withdraw it.',
        ),
        ...kept.map(({ id, sentence }) => [{ text: of(sentence), pledge: id }]),
      ]),
      heading(1, say('Wie lange wir Ihre Daten behalten', 'How long we keep your data'), 'storage'),
      bullets(
        kindsFor(source, 'customers').map((kind) => [
          { text: `${of(kind.title)}: `, strong: true },
          describePeriod(kind, source, voice),
        ]),
      ),
      heading(1, say('Ihre Einwilligungen', 'Your consents'), 'consents'),
      paragraph(
        say(
          'Kreuzen Sie nur an, was Sie möchten. Sie können jede Einwilligung jederzeit für die Zukunft widerrufen (Art. 7 Abs. 3 DSGVO); Nachteile haben Sie davon nicht.',
          'Tick only what you want. You can withdraw each consent at any time for the future (Art. 7 (3) GDPR); you suffer no disadvantage.',
        ),
      ),
      ...consentChoices(source, voice),
      heading(1, say('Was das Gesetz Ihnen gibt, bleibt', 'What the law gives you remains'), 'law'),
      paragraph(
        say(
          'Diese Vereinbarung schränkt Ihre gesetzlichen Rechte nicht ein, insbesondere nicht die der Art. 12 bis 22, 77, 79 und 82 DSGVO. Sie ist keine Voraussetzung dafür, bei uns zu kaufen oder zu bestellen.',
          'This agreement does not limit your rights under the law, in particular those of Art. 12 to 22, 77, 79 and 82 GDPR. It is no condition for buying or ordering from us.',
        ),
      ),
      {
        block: 'signature',
        lines: [
          say('Ort und Datum', 'Place and date'),
          say('Unterschrift Kundin oder Kunde', 'Signature of the customer'),
          say('Unterschrift für das Unternehmen', 'Signature for the company'),
        ],
      },
    ],
  };
}
