import { heading, paragraph, table } from '../blocks.ts';
import type { Block, Line } from '../paper.ts';
import { buildingBlocks } from '../sdm/read-rows.ts';
import type { PaperSource } from '../source.ts';
import type { Voice } from '../voice.ts';
import { type AnsweredRow, answerRows } from './answer-rows.ts';
import { stateInWords } from './tasks-section.ts';

/** Every row of the building blocks with its answer, and how many are met. */
export function sdmSection(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const rows = answerRows(source);
  return [
    heading(1, say('Abgleich mit dem Standard-Datenschutzmodell', 'Standard Data Protection Model'), 'sdm'),
    paragraph(
      say(
        'Jede Referenzmaßnahme der Bausteine 11, 41 bis 43, 50, 51 und 60 bis 62 ist beantwortet: erfüllt durch Maßnahmen des Programms, Aufgabe des Unternehmens oder nicht erfüllt mit dem Grund. „Erfüllt“ gilt nur, solange jede genannte Maßnahme eingehalten ist.',
        'Each reference measure of the building blocks 11, 41 to 43, 50, 51 and 60 to 62 is answered: met by measures of the program, task of the company, or not met with the reason. “Met” holds only while each measure named is kept. The model is published in German only; its wording is left as it is.',
      ),
    ),
    countTable(rows, voice),
    ...buildingBlocks.flatMap(({ number, title }) => [
      heading(2, `${number} ${of(title)}`, `sdm-${number}`),
      table(
        say(
          `Baustein ${number}: Referenzmaßnahmen und Antworten`,
          `Building block ${number}: measures and answers`,
        ),
        [
          [say('Nr.', 'No.'), 1],
          [say('Referenzmaßnahme', 'Reference measure'), 4],
          [say('Antwort', 'Answer'), 4],
        ],
        rows
          .filter(({ block }) => block === number)
          .map((row) => [row.number, row.wording, answerLine(row, voice)]),
      ),
    ]),
    paragraph([
      say(
        'Wortlaut der Referenzmaßnahmen: Standard-Datenschutzmodell, Konferenz der unabhängigen Datenschutzaufsichtsbehörden des Bundes und der Länder, ',
        'Wording of the reference measures: Standard-Datenschutzmodell, Konferenz der unabhängigen Datenschutzaufsichtsbehörden des Bundes und der Länder, ',
      ),
      { text: 'dl-de/by-2-0', link: 'https://www.govdata.de/dl-de/by-2-0' },
      ', ',
      {
        text: 'github.com/datenschutzmodell/bausteine',
        link: 'https://github.com/datenschutzmodell/bausteine',
      },
      say(
        '. Leerzeichen und ein Satzzeichen bereinigt, Antworten hinzugefügt.',
        '. Spaces and one punctuation mark tidied, answers added.',
      ),
    ]),
  ];
}

/** What a row counts as: an owner's answer that it is met or does not apply settles it. */
function verdictOf({ answer }: AnsweredRow): 'met' | 'owner' | 'open' | 'not-met' {
  if (answer.is === 'met') return 'met';
  if (answer.is !== 'owner') return 'not-met';
  if (answer.answered === null) return 'open';
  return answer.answered.state === 'not-met' ? 'not-met' : 'owner';
}

function countTable(rows: readonly AnsweredRow[], { say, of }: Voice): Block {
  const count = (block: string, verdict: ReturnType<typeof verdictOf>): string =>
    String(rows.filter((row) => row.block === block && verdictOf(row) === verdict).length);
  return table(
    say('Antworten je Baustein', 'Answers by building block'),
    [
      [say('Baustein', 'Building block'), 4],
      [say('durch das Programm', 'by the program'), 2],
      [say('durch das Unternehmen', 'by the company'), 2],
      [say('noch offen', 'still open'), 2],
      [say('nicht erfüllt', 'not met'), 2],
    ],
    buildingBlocks.map(({ number, title }) => [
      `${number} ${of(title)}`,
      count(number, 'met'),
      count(number, 'owner'),
      count(number, 'open'),
      count(number, 'not-met'),
    ]),
  );
}

function answerLine({ answer }: AnsweredRow, voice: Voice): Line {
  const { say, of, and } = voice;
  const names = (list: readonly { readonly title: { readonly de: string; readonly en: string } }[]) =>
    and(list.map(({ title }) => of(title)));
  const strong = (text: string) => ({ text, strong: true }) as const;
  switch (answer.is) {
    case 'met':
      return [strong(say('Erfüllt durch: ', 'Met by: ')), names(answer.by)];
    case 'failing':
      return [
        strong(say('Derzeit nicht erfüllt: ', 'Not met at present: ')),
        say(
          `beruht auf ${names(answer.by)}; nicht eingehalten oder nicht vorhanden: ${names(answer.failing)}`,
          `rests on ${names(answer.by)}; not kept or not present: ${names(answer.failing)}`,
        ),
      ];
    case 'not-met':
      return [strong(say('Nicht erfüllt: ', 'Not met: ')), of(answer.reason)];
    case 'owner': {
      const state =
        answer.answered === null ? say('noch offen', 'still open') : stateInWords(answer.answered, voice);
      const help =
        answer.helped.length === 0
          ? ''
          : say(`. Dabei hilft: ${names(answer.helped)}`, `. Helped by: ${names(answer.helped)}`);
      return [
        strong(say('Aufgabe des Unternehmens: ', 'Task of the company: ')),
        `${of(answer.task.title)} (${state})${help}`,
      ];
    }
  }
}
