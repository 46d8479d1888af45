import { automatedDecisionStatement, type Block, type PaperSource } from '@redlich/engine';
import type { Right } from '../rights.ts';
import { paragraph as p, type Say } from './frame.ts';
import type { LetterMatter } from './letter-matter.ts';

/** What was done for a request that is fulfilled. */
export function fulfilment(matter: LetterMatter, source: PaperSource, say: Say): readonly Block[] {
  const { subject } = matter;
  const right =
    matter.right === 'objection' && matter.purpose?.isMarketing ? 'marketing-objection' : matter.right;
  if (right === 'human-review') return automatedDecisionStatement(source.register, source.language).map(p);
  if (subject === 'nobody')
    return [
      p(
        say(
          'Unter den Angaben, die Sie gemacht haben, sind bei uns keine Daten über Sie gespeichert, von diesem Antrag abgesehen.',
          'Under the details you gave, no data about you is stored with us, apart from this request.',
        ),
      ),
    ];
  const done: Readonly<Record<Exclude<Right, 'human-review'>, string>> = {
    access: say(
      'Die Auskunft mit einer Kopie aller Daten, die wir über Sie gespeichert haben, liegt diesem Schreiben bei. Wo Angaben andere Personen betreffen, sind sie geschwärzt (Art. 15 Abs. 4 DSGVO).',
      'The report with a copy of all data we store about you is enclosed. Where data concerns other persons it is blacked out (Art. 15 (4) GDPR).',
    ),
    portability: say(
      'Die Daten, die Sie uns bereitgestellt haben, liegen in einem gängigen, maschinenlesbaren Format bei. Wir geben sie Ihnen selbst; an einen anderen Anbieter senden wir sie nicht unmittelbar, weil dafür keine gesicherte technische Verbindung besteht (Art. 20 Abs. 2 DSGVO). Sie können das Paket dort selbst vorlegen.',
      'The data you provided is enclosed in a common, machine-readable format. We hand it to you; we do not send it directly to another provider, because there is no secured technical connection for that (Art. 20 (2) GDPR). You can present the package there yourself.',
    ),
    rectification: say('Wir haben Ihre Daten berichtigt.', 'We have rectified your data.'),
    erasure: say(
      'Wir haben Ihre Daten gelöscht. Ihre Einwilligungen sind damit beendet.',
      'We have erased your data. Your consents have ended with that.',
    ),
    restriction: say(
      'Wir haben die Verarbeitung Ihrer Daten eingeschränkt: Sie bleiben gespeichert und werden nur noch in den Fällen des Art. 18 Abs. 2 DSGVO verwendet. Bevor wir die Einschränkung aufheben, unterrichten wir Sie (Art. 18 Abs. 3 DSGVO).',
      'We have restricted the processing of your data: it stays stored and is used only in the cases of Art. 18 (2) GDPR. We will tell you before we lift the restriction (Art. 18 (3) GDPR).',
    ),
    objection: say(
      `Wir haben Ihre Gründe gegen unsere abgewogen: Ihr Widerspruch hat Erfolg. Zu diesem Zweck verarbeiten wir Ihre Daten nicht mehr (Art. 21 Abs. 1 DSGVO): ${matter.purpose?.title ?? ''}. Die Einschränkung, die bis zur Entscheidung galt, endet mit diesem Schreiben (Art. 18 Abs. 3 DSGVO).`,
      `We have weighed your reasons against ours: your objection succeeds. We no longer process your data for this purpose (Art. 21 (1) GDPR): ${matter.purpose?.title ?? ''}. The restriction that held until the decision ends with this letter (Art. 18 (3) GDPR).`,
    ),
    'marketing-objection': say(
      'Wir verwenden Ihre Daten ab sofort nicht mehr für Direktwerbung (Art. 21 Abs. 3 DSGVO). Eine Einwilligung in Werbung ist damit beendet.',
      'With immediate effect we no longer use your data for direct marketing (Art. 21 (3) GDPR). A consent to advertising has ended with that.',
    ),
    withdrawal: say(
      'Wir haben Ihren Widerruf vermerkt; die Verarbeitung, die auf der Einwilligung beruhte, ist beendet. Was bis zum Widerruf geschah, bleibt rechtmäßig (Art. 7 Abs. 3 Satz 2 DSGVO).',
      'We have recorded your withdrawal; the processing that rested on the consent has ended. What was done until then remains lawful (Art. 7 (3) sentence 2 GDPR).',
    ),
  };
  return [
    p(done[right]),
    ...rectifiedBlocks(matter, say),
    ...(right === 'erasure' ? keptBlocks(matter, say) : []),
    ...toldBlocks(matter, say),
  ];
}

/** What a law keeps although the person wanted it erased. */
function keptBlocks({ kept }: LetterMatter, say: Say): readonly Block[] {
  return [
    ...(kept.length > 0
      ? [
          p(
            say(
              'Folgendes müssen wir nach dem Gesetz noch aufbewahren (Art. 17 Abs. 3 Buchst. b, e DSGVO). Es ist gesperrt, wird für nichts anderes verwendet und danach von selbst gelöscht:',
              'The following we must keep by law (Art. 17 (3) b, e GDPR). It is blocked, used for nothing else and then erased by itself:',
            ),
          ),
          { block: 'list' as const, ordered: false, items: kept },
        ]
      : []),
  ];
}

/** Who was told of it, and who was not for a reason (Art. 19 GDPR). */
function toldBlocks({ told, excused }: LetterMatter, say: Say): readonly Block[] {
  return [
    ...(told.length > 0
      ? [
          p(
            say(
              `Davon unterrichtet haben wir, wem Ihre Daten offengelegt worden waren (Art. 19 DSGVO): ${told.join(', ')}.`,
              `We have informed those to whom your data had been disclosed (Art. 19 GDPR): ${told.join(', ')}.`,
            ),
          ),
        ]
      : []),
    ...(excused.length > 0
      ? [
          p(
            say(
              'Nicht unterrichtet haben wir, weil es unmöglich war oder einen unverhältnismäßigen Aufwand bedeutet hätte (Art. 19 Satz 1 DSGVO):',
              'Not informed were the following, because it was impossible or would have taken disproportionate effort (Art. 19 sentence 1 GDPR):',
            ),
          ),
          {
            block: 'list' as const,
            ordered: false,
            items: excused.map(({ title, reason }) => `${title}: ${reason}`),
          },
        ]
      : []),
  ];
}

/** What was corrected: what stood there, and what stands there now. */
export const rectifiedBlocks = ({ rectified }: LetterMatter, say: Say): readonly Block[] =>
  rectified.length === 0
    ? []
    : [
        {
          block: 'table',
          caption: say('Was berichtigt wurde', 'What was rectified'),
          columns: [
            { title: say('Angabe', 'Data'), share: 3 },
            { title: say('Bisher', 'Before'), share: 3 },
            { title: say('Jetzt', 'Now'), share: 3 },
          ],
          rows: rectified.map(({ what, before, after }) => [what, before || '–', after || '–']),
        },
      ];
