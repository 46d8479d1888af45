import { calendarOf } from '../../clock/calendar.ts';
import { facts, heading, note, paragraph } from '../blocks.ts';
import type { Block } from '../paper.ts';
import type { MeasureAnswer, PaperSource } from '../source.ts';
import type { Voice } from '../voice.ts';
import { both, type OwnerTask } from './measure.ts';
import { answerTo } from './measure-state.ts';
import { ownerTasks } from './owner-tasks.ts';

const states = {
  met: both('erfüllt', 'met'),
  'not-met': both('nicht erfüllt', 'not met'),
  'not-applicable': both('trifft nicht zu', 'not applicable'),
} as const satisfies Record<MeasureAnswer['state'], ReturnType<typeof both>>;

/** An answer's state in words. */
export const stateInWords = ({ state }: MeasureAnswer, { of }: Voice): string => of(states[state]);

/** What the owner answers for, with the answers there are and the questions that are open. */
export function tasksSection(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  return [
    heading(1, say('Was das Unternehmen selbst tut', 'What the company itself does'), 'owner'),
    paragraph(
      say(
        'Diese Maßnahmen kann das Programm weder ausführen noch sehen. Die Angaben stammen vom Unternehmen.',
        'The program can neither carry out nor see these measures. The statements are the company’s.',
      ),
    ),
    ...ownerTasks.flatMap((task) => taskBlocks(task, source, voice)),
  ];
}

function taskBlocks(task: OwnerTask, source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  const answer = answerTo(task.id, source);
  return [
    heading(2, of(task.title), `task-${task.id}`),
    ...(answer === null
      ? [
          paragraph(of(task.question)),
          note('info', say('Vom Unternehmen noch nicht beantwortet.', 'Not answered by the company yet.')),
        ]
      : [
          facts([
            [say('Stand', 'State'), stateInWords(answer, voice)],
            [say('Wie', 'How'), answer.how],
            [say('Beantwortet am', 'Answered on'), dayOf(answer.answeredAt, voice)],
          ]),
        ]),
  ];
}

/** A day as the paper's language writes it. */
const dayOf = (at: number, { language }: Voice): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(calendarOf().dayOf(at)),
  );
