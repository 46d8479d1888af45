import type { ConsentKind } from '../declare/index.ts';
import { facts, heading, paragraph } from './blocks.ts';
import type { Block } from './paper.ts';
import { anchorOf, pledged } from './scope.ts';
import type { PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** The consents persons can give, each with the wording in force and the way to withdraw it (Art. 7, Art. 13 (2) c GDPR). */
export function noticeConsents(source: PaperSource, voice: Voice): readonly Block[] {
  const { say } = voice;
  const consents = [...source.register.consents.values()];
  if (consents.length === 0) return [];
  const ways = new Set(consents.map(({ withdrawal }) => voice.of(withdrawal)));
  // What is the same for all is told once.
  const common = ways.size === 1 ? ([...ways][0] ?? null) : null;
  return [
    heading(1, say('Ihre Einwilligungen', 'Your consents'), 'consents'),
    paragraph([
      say(
        'Jede Einwilligung ist freiwillig, keine ist voreingestellt, und jede wird für sich erteilt und für sich widerrufen. ',
        'Each consent is voluntary, none is given by default, and each is given and withdrawn on its own. ',
      ),
      pledged(
        'consent.evidence',
        say(
          'Zu jeder erteilten Einwilligung halten wir Wortlaut, Zeitpunkt und Weg fest und wer sie aufgenommen hat (Art. 7 Abs. 1 DSGVO).',
          'For each consent given we keep its wording, time and channel and who recorded it (Art. 7 (1) GDPR).',
        ),
        source,
      ),
    ]),
    ...(common === null
      ? []
      : [paragraph(`${say('Für jede von ihnen gilt:', 'For each of them:')} ${common}`)]),
    ...consents.flatMap((consent) => consentBlocks(consent, common === null, source, voice)),
  ];
}

/** The wording of a consent in force: the owner's, or the declared one. */
export const wordingOf = (consent: ConsentKind, { wordings }: PaperSource) =>
  wordings.get(consent.id) ?? consent.wording;

function consentBlocks(
  consent: ConsentKind,
  ownWithdrawal: boolean,
  source: PaperSource,
  { say, of }: Voice,
): readonly Block[] {
  const wording = wordingOf(consent, source);
  return [
    heading(2, of(consent.title), anchorOf('consent', consent.id)),
    facts([
      [
        say(`Wortlaut (Fassung ${wording.version})`, `Wording (version ${wording.version})`),
        of(wording.text),
      ],
      [say('Widerruf', 'Withdrawal'), ownWithdrawal ? of(consent.withdrawal) : null],
    ]),
  ];
}
