import type { Language, Register } from '../declare/index.ts';

/** One automated decision of an activity, in words. */
export interface AutomatedDecision {
  readonly activity: string;
  readonly title: string;
  readonly logic: string;
}

/** Decisions by machine alone that activities declare (Art. 22 GDPR), of those activities that hold one of the kinds. */
export function automatedDecisions(
  register: Register,
  language: Language,
  kinds: ReadonlySet<string> = new Set(register.kinds.keys()),
): readonly AutomatedDecision[] {
  return register.activities.flatMap(({ id, title, automatedDecision, kinds: held }) =>
    automatedDecision === 'none' || !held.some((kind) => kinds.has(kind.id))
      ? []
      : [{ activity: id, title: title[language], logic: automatedDecision[language] }],
  );
}

/** The statement under Art. 22 and Art. 15 (1) h GDPR, from the declarations: that there is none, or which and how. */
export function automatedDecisionStatement(
  register: Register,
  language: Language,
  kinds?: ReadonlySet<string>,
): readonly string[] {
  const decisions = automatedDecisions(register, language, kinds);
  if (decisions.length > 0) return decisions.map(({ title, logic }) => `${title}: ${logic}`);
  return [
    language === 'de'
      ? 'Über Sie wird nicht automatisiert entschieden: Keine Entscheidung, die Ihnen gegenüber rechtliche Wirkung entfaltet oder Sie ähnlich erheblich beeinträchtigt, beruht ausschließlich auf automatisierter Verarbeitung, auch nicht auf Profiling (Art. 22 Abs. 1 und 4 DSGVO).'
      : 'No decision about you is automated: none that has legal effects for you or similarly significantly affects you is based solely on automated processing, profiling included (Art. 22 (1) and (4) GDPR).',
  ];
}
