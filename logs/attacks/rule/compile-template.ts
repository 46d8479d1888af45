import {
  isKept,
  isOpen,
  type KeptPart,
  type Piece,
  parseTemplate,
  parts,
  type Template,
  TemplateFault,
} from './template.ts';

/** A template made ready to compare with lines. */
export interface LinePattern {
  readonly source: string;
  /** Of these words every line of this pattern holds one. Lines without are never looked at. */
  readonly needles: readonly string[];
  /** How the other side is named, `none` when the line does not name it and another line of the session does. */
  readonly peer: 'address' | 'name' | 'none';
  /** What stands before and after the peer. Of a line without a peer, the whole is `before`. */
  readonly before: RegExp;
  readonly after: RegExp;
  readonly kept: readonly KeptPart[];
}

/** Needles shorter than this are found in too many lines. */
const shortestNeedle = 4;
/** How many parts that may hold anything a side of a line may have: more would make long lines slow. */
const mostOpenParts = 2;

/** @throws {TemplateFault} */
export function compileTemplate(source: string, options: { readonly ignoreCase: boolean }): LinePattern {
  const template = parseTemplate(source);
  const at = template.findIndex(
    (piece) => 'part' in piece && (piece.part === 'peer' || piece.part === 'host'),
  );
  const peer = template[at];
  const before = at < 0 ? template : template.slice(0, at);
  const after = at < 0 ? [] : template.slice(at + 1);
  for (const side of [before, after]) refuseSlow(side, source);
  const flags = options.ignoreCase ? 'i' : '';
  const kept = new Set<KeptPart>();
  return {
    source,
    needles: requireNeedles(template, source),
    peer: peer === undefined || !('part' in peer) ? 'none' : peer.part === 'host' ? 'name' : 'address',
    before: new RegExp(`^${toPattern(before, kept)}$`, flags),
    after: new RegExp(`^${toPattern(after, kept)}$`, flags),
    kept: [...kept],
  };
}

function refuseSlow(side: Template, source: string): void {
  const last = side.at(-1);
  const inner = last !== undefined && 'part' in last ? side.slice(0, -1) : side;
  if (inner.reduce((sum, piece) => sum + openParts(piece), 0) > mostOpenParts)
    throw new TemplateFault(
      `more than ${mostOpenParts} of <user>, <data>, <text> beside the peer in: ${source}`,
    );
}

function openParts(piece: Piece): number {
  if ('text' in piece) return 0;
  if ('part' in piece) return isOpen(piece.part) ? 1 : 0;
  return Math.max(0, ...piece.choice.map((each) => each.reduce((sum, inner) => sum + openParts(inner), 0)));
}

function toPattern(template: Template, kept: Set<KeptPart>): string {
  return template
    .map((piece) => {
      if ('text' in piece) return RegExp.escape(piece.text);
      if ('choice' in piece) return `(?:${piece.choice.map((each) => toPattern(each, kept)).join('|')})`;
      return partPattern(piece.part, kept);
    })
    .join('');
}

/** The same part named twice is kept once: the first is what counts. */
function partPattern(part: keyof typeof parts, kept: Set<KeptPart>): string {
  if (part === 'peer' || part === 'host')
    throw new TemplateFault('a line has one <peer>, outside of any choice');
  const pattern = parts[part].pattern;
  if (!isKept(part) || kept.has(part)) return pattern;
  kept.add(part);
  return `(?<${part}>${pattern})`;
}

/** So many words are searched for one line of a rule at most. */
const mostNeedles = 24;

/**
 * Of which words one must stand in every line of the template. Words and choices between words that stand side by side are taken
 * together: the longer the words, the fewer lines hold them.
 */
function needlesOf(template: Template): readonly string[] {
  let best: readonly string[] = [];
  let run: readonly string[] = [''];
  const end = (): void => {
    if (shortest(run) > shortest(best)) best = run;
  };
  for (const piece of template) {
    const words = wordsOf(piece);
    const longer = words?.flatMap((word) => run.map((before) => before + word)) ?? [];
    if (longer.length > 0 && longer.length <= mostNeedles) run = longer;
    else {
      end();
      run = words !== undefined && words.length <= mostNeedles ? words : [''];
      if ('choice' in piece && words === undefined) {
        const inner = piece.choice.map(needlesOf);
        if (inner.every((each) => each.length > 0) && shortest(inner.flat()) > shortest(best))
          best = inner.flat();
      }
    }
  }
  end();
  return [...new Set(best)];
}

/** All that a piece can be, when it is made of words alone. */
function wordsOf(piece: Piece): readonly string[] | undefined {
  if ('text' in piece) return [piece.text];
  if ('part' in piece) return undefined;
  const all = piece.choice.map((each) =>
    each.reduce<readonly string[] | undefined>(
      (before, inner) => {
        const words = wordsOf(inner);
        return words === undefined ? undefined : before?.flatMap((one) => words.map((word) => one + word));
      },
      [''],
    ),
  );
  return all.some((each) => each === undefined) ? undefined : all.flatMap((each) => each ?? []);
}

const shortest = (words: readonly string[]): number =>
  words.length === 0 ? 0 : Math.min(...words.map((word) => word.length));

function requireNeedles(template: Template, source: string): readonly string[] {
  const needles = needlesOf(template);
  if (shortest(needles) < shortestNeedle)
    throw new TemplateFault(`at least ${shortestNeedle} signs must stand in every line of: ${source}`);
  return needles;
}
