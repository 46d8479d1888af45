/** A person's name in its parts. */
export interface SplitName {
  readonly salutation: 'none' | 'ms' | 'mr' | 'family';
  readonly firstName: string;
  readonly lastName: string;
}

const salutations: Readonly<Record<string, SplitName['salutation']>> = {
  frau: 'ms',
  fr: 'ms',
  mrs: 'ms',
  ms: 'ms',
  herr: 'mr',
  herrn: 'mr',
  hr: 'mr',
  mr: 'mr',
  familie: 'family',
  fam: 'family',
};

/** Words that belong to the last name behind them. */
const particles = new Set(
  'von vom van vander ver zu zum zur am im de del della di da do dos du des der den dem ter ten la le el al bin ibn af av'.split(
    ' ',
  ),
);

/**
 * Splits a name that stands in one column. `Last, First` is taken as it is written; otherwise the last word is the last name, with
 * the particles before it (`Anna von der Heide`). Nothing is lost: put together again the parts hold every word of the name, apart
 * from the form of address.
 */
export function splitName(name: string): SplitName {
  const words = name.trim().split(/\s+/);
  const salutation = salutations[(words[0] ?? '').replace('.', '').toLowerCase()] ?? 'none';
  const rest = (salutation === 'none' || words.length === 1 ? words : words.slice(1)).join(' ');
  const told = words.length === 1 ? 'none' : salutation;
  const comma = /^([^,]+),\s*([^,]+)$/.exec(rest);
  if (comma) return { salutation: told, firstName: comma[2] ?? '', lastName: comma[1] ?? '' };
  const parts = rest.split(' ');
  let begin = parts.length - 1;
  while (begin > 1 && particles.has((parts[begin - 1] ?? '').toLowerCase())) begin--;
  // `von der Heide` alone is a last name, `Anna` alone one as well: a file needs a last name.
  if (begin === 1 && particles.has((parts[0] ?? '').toLowerCase())) begin = 0;
  return {
    salutation: told,
    firstName: parts.slice(0, begin).join(' '),
    lastName: parts.slice(begin).join(' '),
  };
}
