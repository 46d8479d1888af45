import type { Block, Language, Line, Paper, Span } from '@redlich/engine';
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { bilingual } from '../i18n/translate.ts';
import { printablePaper } from './printable-paper.ts';
import { documentTexts } from './texts.ts';

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
/** Lines of this length, in twentieths of a point, fill an A4 page between its margins. */
const textWidth = 9_200;
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C9C5BA' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/**
 * A paper as an editable document (Office Open XML), with real headings, lists and tables, so that a table of contents, a screen
 * reader and another style all work. What the owner changes in it is no longer what the system keeps; the foot of each page says
 * which version it came from.
 */
export async function renderDocx(paper: Paper, version: string): Promise<Uint8Array> {
  const { title, publisher, language, blocks } = printablePaper(paper);
  const document = new Document({
    title,
    creator: publisher,
    styles: {
      default: { document: { run: { language: { value: language === 'de' ? 'de-DE' : 'en-GB' } } } },
    },
    numbering: { config: [numbered] },
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1_400, right: 1_200 } },
        },
        footers: { default: footerOf(language, version) },
        children: [
          new Paragraph({ children: [new TextRun({ text: publisher, color: '5C635E' })] }),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...blocks.flatMap((block, i) => docxBlock(block, language, i)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const numbered = {
  reference: 'numbered',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
} as const;

function footerOf(language: Language, version: string): Footer {
  const [before = '', between = ''] = bilingual(documentTexts, 'page')[language].split(/\{pages?\}/);
  const children = [
    new TextRun(`${version}    ${before}`),
    new TextRun({ children: [PageNumber.CURRENT] }),
    new TextRun(between),
    new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  ];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] });
}

function docxBlock(block: Block, language: Language, index: number): readonly (Paragraph | Table)[] {
  switch (block.block) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: headings[block.level - 1] ?? headings[2] })];
    case 'paragraph':
    case 'note':
      return [paragraph(block.text)];
    case 'list':
      return block.items.map((item) =>
        block.ordered
          ? new Paragraph({
              children: runs(item),
              numbering: { reference: 'numbered', level: 0, instance: index },
            })
          : new Paragraph({ children: runs(item), bullet: { level: 0 } }),
      );
    case 'facts':
      return [factsTable(block.rows), new Paragraph('')];
    case 'table':
      return [paragraph([{ text: block.caption, strong: true }]), table(block), new Paragraph('')];
    case 'missing':
      return [
        paragraph([{ text: bilingual(documentTexts, 'missing')[language], strong: true }, ` ${block.text}`]),
      ];
    case 'choice':
      return [
        new Paragraph({ spacing: { after: 160 }, children: [new TextRun('☐  '), ...runs(block.text)] }),
      ];
    case 'signature':
      return block.lines.map(
        (what) =>
          new Paragraph({
            spacing: { before: 800 },
            border: { top: thin },
            children: [new TextRun({ text: what, size: 18 })],
          }),
      );
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

const paragraph = (line: Line): Paragraph => new Paragraph({ spacing: { after: 140 }, children: runs(line) });

const runs = (line: Line): ParagraphChild[] =>
  typeof line === 'string' ? [new TextRun(line)] : line.map(run);

function run(span: Span): ParagraphChild {
  if (typeof span === 'string') return new TextRun(span);
  const text = new TextRun({ text: span.text, ...(span.strong && { bold: true }) });
  return span.link === undefined ? text : new ExternalHyperlink({ link: span.link, children: [text] });
}

function table({ columns, rows }: Extract<Block, { block: 'table' }>): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const columnWidths = columns.map(({ share }) => Math.round((textWidth * share) / all));
  const cell = (line: Line, width: number | undefined): TableCell =>
    new TableCell({
      width: { size: width ?? textWidth, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      children: [new Paragraph({ children: runs(line) })],
    });
  const head = columns.map(({ title }, i) => cell([{ text: title, strong: true }], columnWidths[i]));
  return new Table({
    columnWidths,
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideHorizontal: thin,
      insideVertical: none,
    },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => new TableRow({ children: row.map((each, i) => cell(each, columnWidths[i])) })),
    ],
  });
}

function factsTable(rows: Extract<Block, { block: 'facts' }>['rows']): Table {
  const [label, value] = [3_000, textWidth - 3_000];
  const cell = (line: Line, size: number): TableCell =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      children: [new Paragraph({ children: runs(line) })],
    });
  return new Table({
    columnWidths: [label, value],
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map((row) => new TableRow({ children: [cell(row.label, label), cell(row.value, value)] })),
  });
}
