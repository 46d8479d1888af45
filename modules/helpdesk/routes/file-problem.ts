import type { Refused } from '@redlich/engine';
import { type ProblemReply, problem } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problems.ts';
import { bilingual } from '../../../platform/i18n/translate.ts';
import { nameIn } from '../rules/judge-file.ts';
import type { Attached, IncomingFile } from '../service/attachments.ts';
import type { Locked } from '../service/file-locks.ts';
import { helpdeskTexts as texts } from '../texts.ts';

/** Largest file any setting allows; the company's own limit is checked while the file is read. */
export const mostBytes = 50 * 1_048_576;

/** The file an upload brings: its name stands in `content-disposition`, its size in `content-length`. */
export const uploadedFile = ({ headers, body }: Request): IncomingFile => ({
  name: nameIn(headers.get('content-disposition')),
  bytes: body as unknown as AsyncIterable<Uint8Array>,
  size: Number(headers.get('content-length') ?? 0),
});

/** Why a file was not taken or is not handed out, as a problem that says what to do. The file's name is not in it. */
export function fileProblem(
  fault: Exclude<Attached, { readonly outcome: 'attached' }> | Locked,
): ProblemReply {
  switch (fault.outcome) {
    case 'refused':
      return problemOf(fault satisfies Refused);
    case 'mismatch':
      return problem(415, 'file-mismatch', bilingual(texts, 'problem.mismatch'));
    case 'too-many':
      return problem(422, 'too-many-files', bilingual(texts, 'problem.tooManyFiles'));
    case 'too-large':
      return problem(
        413,
        'file-too-large',
        bilingual(texts, 'problem.tooLarge', { count: fault.megabytes }),
        {
          extra: { megabytes: fault.megabytes },
        },
      );
    case 'infected':
      return problem(422, 'file-infected', bilingual(texts, 'problem.infected'));
    case 'locked':
      return problem(
        423,
        `file-${fault.why}`,
        bilingual(texts, fault.why === 'infected' ? 'problem.lockedInfected' : 'problem.unscanned'),
      );
  }
}
