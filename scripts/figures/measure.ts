import ts from 'typescript';
import { nodesBelow, placeOf } from '../architecture/parse.ts';

/** A function longer than this has to be taken apart (style rule 12). */
export const longFunctionLines = 70;

/** One file in figures. */
export interface FileFigures {
  readonly file: string;
  readonly lines: number;
  /** Lines with something on them. */
  readonly written: number;
  /** Lines that hold nothing but comment. */
  readonly comment: number;
  /** Places of functions over {@link longFunctionLines}, with their length. */
  readonly longFunctions: readonly { readonly at: string; readonly lines: number }[];
  /** Places of exported functions, constants, types and interfaces without a docstring (style rule 6). */
  readonly undocumented: readonly string[];
}

/** Measures one parsed file. */
export function measure(source: ts.SourceFile): FileFigures {
  const lines = source.text.replace(/\n$/, '').split('\n');
  const comments = blankExceptComments(source).split('\n');
  const written = lines.filter((line) => line.trim() !== '').length;
  const comment = lines.filter((line, i) => line.trim() !== '' && line.trim() === comments[i]?.trim()).length;
  const functions = [...nodesBelow(source)].filter((node) => ts.isFunctionLike(node) && 'body' in node);
  return {
    file: source.fileName,
    lines: lines.length,
    written,
    comment,
    longFunctions: functions
      .map((node) => ({ at: placeOf(node), lines: linesOf(node) }))
      .filter((each) => each.lines > longFunctionLines),
    undocumented: source.statements.filter(isUndocumentedExport).map(placeOf),
  };
}

function linesOf(node: ts.Node): number {
  const source = node.getSourceFile();
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return lineAt(node.getEnd()) - lineAt(node.getStart()) + 1;
}

/** The text with everything but comments and line ends made blank. */
function blankExceptComments(source: ts.SourceFile): string {
  const { text } = source;
  let kept = '';
  let end = 0;
  for (const range of commentRanges(source)) {
    kept += blank(text.slice(end, range.pos)) + text.slice(range.pos, range.end);
    end = range.end;
  }
  return kept + blank(text.slice(end));
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Every comment once, in order. Comments stand before a token; the text of JSX may look like one and is not. */
function commentRanges(source: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  for (const node of tokensBelow(source)) {
    if (node.kind === ts.SyntaxKind.JsxText) continue;
    const leading = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
    const trailing = ts.getTrailingCommentRanges(source.text, node.getFullStart()) ?? [];
    for (const range of [...trailing, ...leading])
      if (range.end <= node.getStart(source)) found.set(range.pos, range);
  }
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

function* tokensBelow(node: ts.Node): Generator<ts.Node> {
  const children = node.getChildren().filter((child) => !ts.isJSDoc(child));
  if (children.length === 0) yield node;
  for (const child of children) yield* tokensBelow(child);
}

function isUndocumentedExport(statement: ts.Statement): boolean {
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  if (!declares) return false;
  const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  return exported && ts.getJSDocCommentsAndTags(statement).length === 0;
}
