import { type Paper, type PaperSource, type RestrictionGround, restrictionGrounds } from '@redlich/engine';
import { dayText, letterTo, paragraph } from './frame.ts';

/** What the letter before a lifting is written from. Days as `YYYY-MM-DD`. */
export interface LiftingMatter {
  readonly name: string;
  readonly address: string;
  readonly ground: RestrictionGround;
  readonly sinceDay: string;
  readonly today: string;
  readonly reason: string;
}

/** Tells the person before a restriction is lifted, and why (Art. 18 (3) GDPR). */
export function liftingLetter(matter: LiftingMatter, source: PaperSource): Paper {
  const { language } = source;
  const say = (de: string, en: string) => (language === 'de' ? de : en);
  const ground = restrictionGrounds[matter.ground];
  const since = dayText(matter.sinceDay, language);
  const title = say('Aufhebung einer Einschränkung Ihrer Daten', 'A restriction of your data will be lifted');
  return letterTo({ ...matter, title }, source, [
    paragraph(
      say(
        `Seit dem ${since} ist die Verarbeitung Ihrer Daten eingeschränkt: ${ground.title.de} (${ground.provision}). Bevor wir das ändern, unterrichten wir Sie (Art. 18 Abs. 3 DSGVO): Wir heben die Einschränkung auf.`,
        `Since ${since} the processing of your data has been restricted: ${ground.title.en} (${ground.provision}). Before we change that, we tell you (Art. 18 (3) GDPR): we are going to lift the restriction.`,
      ),
    ),
    paragraph(say(`Der Grund: ${matter.reason}`, `The reason: ${matter.reason}`)),
    paragraph(
      say(
        'Sind Sie nicht einverstanden, sagen Sie es uns bitte gleich. Ihre Rechte auf Berichtigung, Löschung, Einschränkung und Widerspruch bestehen weiter, ebenso das Recht auf Beschwerde bei einer Aufsichtsbehörde (Art. 77 DSGVO).',
        'If you do not agree, please tell us at once. Your rights to rectification, erasure, restriction and objection remain, and so does the right to complain to a supervisory authority (Art. 77 GDPR).',
      ),
    ),
  ]);
}
