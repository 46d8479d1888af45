import type { Attack } from '../watch/attack-watch.ts';

/** Whether an alarm that leaves this computer names the address. */
export type Naming = 'without-address' | 'with-address';

/** What is sent of an attack. A record of it dies after seven days here, but nobody knows when it dies in a mailbox. */
export interface AttackNotice {
  readonly attack: string;
  readonly at: string;
  readonly class: string;
  readonly title: string;
  readonly service: string;
  readonly address?: string;
}

/** An attack as it is told. */
export const toNotice = (attack: Attack, naming: Naming): AttackNotice => ({
  attack: attack.id,
  at: new Date(attack.at).toISOString(),
  class: attack.class,
  title: attack.title,
  service: attack.service,
  ...(naming === 'with-address' ? { address: attack.source } : {}),
});

const mostNamed = 20;

/** A flood in a few words, one attack in one. */
export function describeAttacks(attacks: readonly Attack[], more: number, naming: Naming) {
  const all = attacks.length + more;
  const sources = new Set(attacks.map((attack) => attack.source)).size;
  const [first] = attacks;
  const subject =
    all === 1 && first !== undefined
      ? `Attack: ${first.title} (${first.service})`
      : `${all} attacks from ${more > 0 ? 'at least ' : ''}${sources} sources`;
  const lines = attacks.slice(0, mostNamed).map((attack) => {
    const { at, title, service, address } = toNotice(attack, naming);
    return `${at}  ${title}  ${service}${address === undefined ? '' : `  ${address}`}  (${attack.id})`;
  });
  const rest = all - lines.length;
  if (rest > 0) lines.push(`… and ${rest} more`);
  return { subject, text: [...lines, '', 'All of it: redlich-logs attacks list', ''].join('\n') };
}
