import type { Declaration } from '../declare/index.ts';
import { register } from '../declare/register.ts';
import { exampleController, exampleRecipients } from './example-company.ts';
import type { PaperSource } from './source.ts';

/** A complete source of some declarations, for tests: every recipient in use, nothing missing. */
export function sourceOf(declarations: readonly Declaration[], more: Partial<PaperSource> = {}): PaperSource {
  const all = register(declarations);
  return {
    register: all,
    controller: exampleController,
    recipients: exampleRecipients({ register: all }),
    pledges: [],
    measures: [],
    wordings: new Map(),
    counts: new Map(),
    device: [
      {
        id: 'session',
        form: 'cookie',
        name: 'session',
        purpose: { de: 'Anmeldung', en: 'signing in' },
        lifetime: { de: 'bis der Browser schließt', en: 'until the browser closes' },
      },
    ],
    log: {
      holds: { de: 'Was geschah, nie mit wem.', en: 'What happened, never to whom.' },
      keptFor: { de: 'Sieben Tage.', en: 'Seven days.' },
    },
    hostedFor: [],
    periodOf: () => undefined,
    now: Date.UTC(2026, 5, 1),
    language: 'de',
    ...more,
  };
}
