import { heading, missing, paragraph, table } from '../../papers/blocks.ts';
import type { Block } from '../../papers/paper.ts';
import type { Voice } from '../../papers/voice.ts';
import type { ActualRecipient } from './information.ts';
import type { ValueWriter } from './value-text.ts';

/** Who received data of the person, and where (Art. 15 (1) c, (2) GDPR). What the register of recipients lacks is asked for. */
export function recipientBlocks(
  recipients: readonly ActualRecipient[],
  { say }: Voice,
  { dayText }: ValueWriter,
): readonly Block[] {
  const title = heading(2, say('Empfänger und Drittländer', 'Recipients and third countries'), 'recipients');
  if (recipients.length === 0)
    return [
      title,
      paragraph(
        say(
          'Es ist keine Weitergabe Ihrer Daten verzeichnet, auch nicht in ein Land außerhalb des Europäischen Wirtschaftsraums.',
          'No disclosure of your data is on record, nor one to a country outside the European Economic Area.',
        ),
      ),
    ];
  return [
    title,
    table(
      say('Wer Ihre Daten erhalten hat', 'Who received your data'),
      [
        [say('Empfänger', 'Recipient'), 3],
        [say('erhält', 'receives'), 4],
        [say('wie oft', 'how often'), 1],
        [say('zuletzt', 'last'), 2],
      ],
      recipients.map((each) => [
        [each.title, each.company ?? ''].filter((part) => part !== '').join(': '),
        each.receives,
        String(each.times),
        dayText(each.lastAt),
      ]),
    ),
    ...recipients
      .filter((each) => each.company === null)
      .map((each) =>
        missing(
          'recipients',
          say(`Wer „${each.title}“ ist: Name und Ort`, `Who “${each.title}” is: name and place`),
        ),
      ),
    ...abroad(recipients, say),
  ];
}

function abroad(recipients: readonly ActualRecipient[], say: Voice['say']): readonly Block[] {
  const outside = recipients.flatMap(({ title, thirdCountry }) =>
    typeof thirdCountry === 'string'
      ? []
      : [paragraph(`${title}: ${thirdCountry.country}, ${thirdCountry.safeguard}`)],
  );
  const unknown = recipients.filter(({ thirdCountry }) => thirdCountry === 'unknown');
  if (outside.length + unknown.length === 0)
    return [
      paragraph(
        say(
          'Keiner dieser Empfänger verarbeitet Ihre Daten außerhalb des Europäischen Wirtschaftsraums.',
          'None of these recipients processes your data outside the European Economic Area.',
        ),
      ),
    ];
  return [
    ...outside,
    ...unknown.map(({ title }) =>
      missing(
        'recipients',
        say(
          `In welchem Land „${title}“ Ihre Daten verarbeitet`,
          `In which country “${title}” processes your data`,
        ),
      ),
    ),
  ];
}
