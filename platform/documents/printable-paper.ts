import type { Block, Line, Paper, Span } from '@redlich/engine';

const links = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/;

/** A paper whose links lead to the web, to a mailbox or to a phone and nowhere else; what else claims to be a link is plain text. */
export const printablePaper = (paper: Paper): Paper => ({
  ...paper,
  blocks: paper.blocks.map((block) => mapLines(block, printableLine)),
});

const printableLine = (line: Line): Line => (typeof line === 'string' ? line : line.map(printableSpan));

function printableSpan(span: Span): Span {
  if (typeof span === 'string' || span.link === undefined || links.test(span.link)) return span;
  const { link: _, ...plain } = span;
  return plain;
}

/** The same block with each of its lines changed. */
function mapLines(block: Block, change: (line: Line) => Line): Block {
  switch (block.block) {
    case 'paragraph':
    case 'note':
    case 'choice':
      return { ...block, text: change(block.text) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'facts':
      return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: change(value) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(change)) };
    default:
      return block;
  }
}
