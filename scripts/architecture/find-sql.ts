import ts from 'typescript';
import type { Finding } from './finding.ts';
import { importedBy, nodesBelow, placeOf } from './parse.ts';
import { isTest } from './source-files.ts';

/** Methods of Kysely that begin a statement. */
const beginnings = new Set([
  'selectFrom',
  'selectNoFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'replaceInto',
  'mergeInto',
  'createTable',
  'alterTable',
  'dropTable',
  'executeQuery',
]);

const withoutSql = /^(modules|web|cli)\//;
const itsPlace = /^modules\/[^/]+\/(.*\/)?(([^/]+\.)?service\.ts$|([^/]+\.)?tables\.ts$|service\/)/;

/** Finds statements to the database outside a module's `tables.ts` and `service.ts` (`*.service.ts`, `service/`). */
export function findSql(source: ts.SourceFile): Finding[] {
  const file = source.fileName;
  if (!withoutSql.test(file) || isTest(file) || itsPlace.test(file)) return [];
  return [...nodesBelow(source)].flatMap((node) => {
    const found = statementBegunBy(node);
    return found === undefined ? [] : [sqlElsewhere(node, found)];
  });
}

function statementBegunBy(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) return 'sql`…`';
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { text } = node.expression.name;
    return beginnings.has(text) ? `.${text}(…)` : undefined;
  }
  const ofKysely = importedBy(node) === 'kysely' && ts.isImportDeclaration(node) && !isTypeImport(node);
  return ofKysely ? node.getText() : undefined;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause?.namedBindings;
  return named !== undefined && ts.isNamedImports(named) && named.elements.every((each) => each.isTypeOnly);
}

const sqlElsewhere = (node: ts.Node, found: string): Finding => ({
  rule: 'sql-outside-service',
  at: placeOf(node),
  found,
  advice:
    "A module's statements stand in its tables.ts and service.ts. Give this what it needs as a function of the service.",
});
