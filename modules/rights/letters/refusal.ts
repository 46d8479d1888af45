import type { Block } from '@redlich/engine';
import { type RefusalGround, refusalGrounds } from '../rights.ts';
import { paragraph as p, type Say } from './frame.ts';
import type { LetterMatter } from './letter-matter.ts';

/** An objection that was recorded and weighed, and did not succeed (Art. 21 (1) sentence 2 GDPR). */
const overridden = (purpose: string, reason: string, say: Say): readonly Block[] => [
  p(
    say(
      `Wir haben Ihre Gründe gegen unsere abgewogen. Für diesen Zweck sprechen zwingende schutzwürdige Gründe, die überwiegen, oder Rechtsansprüche (Art. 21 Abs. 1 Satz 2 DSGVO): ${purpose}. Ihrem Widerspruch können wir deshalb nicht folgen.`,
      `We have weighed your reasons against ours. There are compelling legitimate grounds that prevail, or legal claims, for this purpose (Art. 21 (1) sentence 2 GDPR): ${purpose}. We therefore cannot follow your objection.`,
    ),
  ),
  p(reason),
  p(
    say(
      'Bis heute waren Ihre Daten eingeschränkt. Diese Einschränkung heben wir mit diesem Schreiben auf (Art. 18 Abs. 3 DSGVO).',
      'Until today your data was restricted. We lift that restriction with this letter (Art. 18 (3) GDPR).',
    ),
  ),
];

/** Why a request is not fulfilled, with the law (Art. 12 (4) GDPR). */
export function refusal({ ground, reason, purpose }: LetterMatter, say: Say): readonly Block[] {
  if (purpose !== null) return overridden(purpose.title, reason, say);
  const law = refusalGrounds[(ground ?? 'conditions-missing') as RefusalGround];
  return [
    p(
      say(
        `Wir können Ihrem Antrag nicht entsprechen (${law}).`,
        `We cannot comply with your request (${english(law)}).`,
      ),
    ),
    p(reason),
  ];
}

const english = (law: string): string =>
  law
    .replace(/Abs\. (\d+)/g, '($1)')
    .replace(/Satz/g, 'sentence')
    .replace(/Buchst\. /g, '')
    .replace(' bis ', ' to ')
    .replace('DSGVO', 'GDPR');
