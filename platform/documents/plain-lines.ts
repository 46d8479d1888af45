import { createHash } from 'node:crypto';
import { type Block, type Paper, plainLine } from '@redlich/engine';

/** One line of a paper as it is compared: what it says, and the section it stands in. */
export interface PlainLine {
  /** Anchor of the section. */
  readonly section: string;
  readonly text: string;
}

/**
 * All that a paper says, line by line: a paragraph, an item, a row of a table is one line. The same for the same content whatever
 * it looks like, so versions are told apart and compared by it.
 */
export function plainLines({ title, blocks }: Paper): readonly PlainLine[] {
  let section = '';
  return [
    { section, text: title },
    ...blocks.flatMap((block) => {
      if (block.block === 'heading') section = block.anchor;
      return textsOf(block).map((text) => ({ section, text }));
    }),
  ];
}

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
      return block.rows.map(({ label, value }) => `${label}: ${plainLine(value)}`);
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.map(plainLine).join(' | '))];
    case 'signature':
      return block.lines;
    case 'page-break':
      return [];
  }
}

/** Names a version by its content (SHA-256 in lower-case hex): language, publisher and every line. */
export function contentHash(paper: Paper): string {
  const lines = plainLines(paper).map(({ section, text }) => [section, text]);
  return createHash('sha256')
    .update(JSON.stringify([paper.id, paper.language, paper.publisher, lines]))
    .digest('hex');
}
