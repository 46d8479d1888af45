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

/** Of which words one must stand in every line of the template; of several such, the longest. */
function needlesOf(template: Template): readonly string[] {
  let best: readonly string[] = [];
  for (const piece of template) {
    const each = 'text' in piece ? [piece.text] : 'choice' in piece ? piece.choice.map(needlesOf) : [];
    if (each.some((one) => one.length === 0)) continue;
    const flat = each.flat();
    if (shortest(flat) > shortest(best)) best = flat;
  }
  return best;
}

const shortest = (words: readonly string[]): number =>
  words.length === 0 ? 0 : Math.min(...words.map((word) => word.length));

function requireNeedles(template: Template, source: string): readonly string[] {
  const needles = needlesOf(template);
  if (shortest(needles) < shortestNeedle)
    throw new TemplateFault(`at least ${shortestNeedle} signs must stand in every line of: ${source}`);
  return needles;
}
