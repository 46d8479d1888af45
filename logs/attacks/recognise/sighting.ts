import type { AttackClass } from '../rule/rule-file.ts';
import type { KeptPart } from '../rule/template.ts';
import type { Address } from './address.ts';

/** One line that counts: who did what at which service. */
export interface Sighting {
  readonly service: string;
  readonly class: AttackClass;
  readonly weight: number;
  /** An address as the server saw it. A name is what the other side's name server says, and proves nothing. */
  readonly peer: { readonly address: Address } | { readonly name: string };
  readonly fields: Readonly<Partial<Record<KeptPart, string>>>;
  /** How the server answered, where it is a request. */
  readonly status?: number;
  /** When given, equal ones are counted once. */
  readonly distinct: string | undefined;
  /** The line, as it came. */
  readonly line: string;
}
