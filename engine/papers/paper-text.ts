import { type Block, type Paper, plainLine } from './paper.ts';

/** The words of a block. */
function textsOf(block: Block): readonly string[] {
  switch (block.block) {
    case 'heading':
    case 'missing':
      return [block.text];
    case 'paragraph':
    case 'note':
    case 'choice':
      return [plainLine(block.text)];
    case 'list':
      return block.items.map(plainLine);
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, plainLine(value)]);
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat().map(plainLine)];
    case 'signature':
      return block.lines;
    case 'page-break':
      return [];
  }
}

/** All that a paper says, one text a line. */
export const plainText = ({ title, blocks }: Paper): string => [title, ...blocks.flatMap(textsOf)].join('\n');

/** What stands under a heading, down to the next of the same or a higher level. */
export function sectionText({ blocks }: Paper, anchor: string): string {
  const start = blocks.findIndex((block) => block.block === 'heading' && block.anchor === anchor);
  const first = blocks[start];
  if (first?.block !== 'heading') return '';
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.block === 'heading' && block.level <= first.level);
  return [first, ...(end < 0 ? rest : rest.slice(0, end))].flatMap(textsOf).join('\n');
}

/** Whether a text names something as words of their own, so that `Name` is not found in `Anmeldename`. */
export function names(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!inWord.test(text[at - 1] ?? '') && !inWord.test(text[at + words.length] ?? '')) return true;
  }
  return false;
}

const inWord = /[\p{L}\p{N}]/u;

/**
 * Whether a text lists something as one of several: between brackets, commas, semicolons, colons or at the ends of a line. So
 * `E-Mail-Adresse` is not found in `E-Mail-Adresse als Suchwort`.
 */
export function lists(text: string, item: string): boolean {
  for (let at = text.indexOf(item); at >= 0; at = text.indexOf(item, at + 1)) {
    const end = at + item.length;
    if (begins.test(text.slice(Math.max(0, at - 2), at)) && ends.test(text.slice(end, end + 1))) return true;
  }
  return false;
}

const begins = /(?:^|[\n(]|[,;:] )$/;
const ends = /^(?:$|[\n),;.])/;
