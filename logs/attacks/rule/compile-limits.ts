import { type AttackClass, attackClasses, type LimitsFile } from './rule-file.ts';

/** So many within so long. */
export interface Limit {
  readonly count: number;
  readonly withinMs: number;
}

/** When what was counted is an attack. */
export interface ClassLimits {
  readonly title: string;
  /** The class with which it is counted together: a wrong password and an unknown user are the same attempt. */
  readonly counts: AttackClass;
  /** Any one of them suffices. */
  readonly any: readonly Limit[];
}

/** The limits of all classes. */
export type Limits = Readonly<Record<AttackClass, ClassLimits>>;

const unitMs = { s: 1000, min: 60_000, h: 3_600_000 } as const;

/** Reads `5 in 10 s`. */
function toLimit(text: string): Limit {
  const [count = '1', , within = '1', unit = 's'] = text.split(' ');
  return { count: Number(count), withinMs: Number(within) * unitMs[unit as keyof typeof unitMs] };
}

/** A class without a limit of its own counts at once: silence would be the worse mistake. */
export function compileLimits(file: LimitsFile['limits']): Limits {
  const of = (each: AttackClass): ClassLimits => ({
    title: file[each]?.title ?? each,
    counts: file[each]?.counts ?? each,
    any: (file[file[each]?.counts ?? each]?.any ?? ['1 in 1 s']).map(toLimit),
  });
  return Object.fromEntries(attackClasses.map((each) => [each, of(each)])) as Record<
    AttackClass,
    ClassLimits
  >;
}
