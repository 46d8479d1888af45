import ts from 'typescript';
import type { Finding } from './finding.ts';
import { importedBy, nodesBelow, placeOf } from './parse.ts';
import { isTest } from './source-files.ts';

/** What a browser and Node offer everywhere, without an import, to reach the network. */
const networkGlobals = new Set([
  'fetch',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'XMLHttpRequest',
  'RTCPeerConnection',
  'sendBeacon',
]);
const globalObjects = new Set(['globalThis', 'window', 'self', 'global', 'navigator']);

/** Of `node:net`, what only looks at addresses. */
const harmlessOfNet = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress']);

const program = /^(engine|platform|modules|web|cli)\//;
const door = /^platform\/(egress\/|http\/serve\.ts$)/;
/** The client of the API in the browser, where the content security policy allows the own origin only. */
const browserClient = /^platform\/ui\//;

/** Starts the program under the right Node and so has to compute what it starts. */
const starter = 'cli/redlich.js';

/**
 * Finds what no import rule can see: the global `fetch` and its like outside the door, sockets taken from `node:net`,
 * and imports whose name is computed, so that nobody can say what they bring.
 */
export function findNetworkUse(source: ts.SourceFile): Finding[] {
  const file = source.fileName;
  if (!program.test(file) || isTest(file) || door.test(file)) return [];
  return [...nodesBelow(source)].flatMap((node) => {
    if (takesSocketOfNet(node)) return [socketOfNet(node)];
    if (file !== starter && isComputedImport(node)) return [computedImport(node)];
    const name = browserClient.test(file) ? undefined : globalUsed(node);
    return name === undefined ? [] : [networkGlobal(node, name)];
  });
}

function takesSocketOfNet(node: ts.Node): boolean {
  const name = importedBy(node);
  if (name !== 'net' && name !== 'node:net') return false;
  if (!ts.isImportDeclaration(node)) return !(ts.isExportDeclaration(node) && node.isTypeOnly);
  const clause = node.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const named = clause?.namedBindings;
  if (clause?.name !== undefined || named === undefined || !ts.isNamedImports(named)) return true;
  return named.elements.some(
    ({ isTypeOnly, name: local, propertyName }) =>
      !isTypeOnly && !harmlessOfNet.has((propertyName ?? local).text),
  );
}

function isComputedImport(node: ts.Node): boolean {
  if (importedBy(node) === null) return true;
  return ts.isIdentifier(node) && ['createRequire', 'getBuiltinModule'].includes(node.text);
}

/** The name of the network global that this node uses, if it does. */
function globalUsed(node: ts.Node): string | undefined {
  if (ts.isElementAccessExpression(node)) {
    const key = ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : '';
    return networkGlobals.has(key) && isGlobalObject(node.expression) ? key : undefined;
  }
  if (!ts.isIdentifier(node) || !networkGlobals.has(node.text)) return undefined;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return isGlobalObject(parent.expression) ? node.text : undefined;
  }
  if (ts.isBindingElement(parent)) {
    const taken = parent.parent.parent;
    const initializer = ts.isVariableDeclaration(taken) ? taken.initializer : undefined;
    return initializer !== undefined && isGlobalObject(initializer) ? node.text : undefined;
  }
  return namesSomethingElse(node) || isBoundAround(node) ? undefined : node.text;
}

const isGlobalObject = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) && globalObjects.has(node.text);

/** A key, a member's or parameter's name, or a type: nothing that calls the network. */
function namesSomethingElse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isImportSpecifier(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return 'name' in parent && parent.name === node;
}

/** Whether a parameter, variable, function or import of this name stands in a scope around the node. */
function isBoundAround(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some(({ name }) => binds(name, node.text))) return true;
    if (
      (ts.isBlock(scope) || ts.isSourceFile(scope)) &&
      scope.statements.some((each) => declares(each, node.text))
    ) {
      return true;
    }
  }
  return false;
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some((each) => binds(each.name, name));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name?.text === name;
  if (!ts.isImportDeclaration(statement)) return false;
  const named = statement.importClause?.namedBindings;
  return (
    named !== undefined && ts.isNamedImports(named) && named.elements.some((each) => each.name.text === name)
  );
}

function binds(pattern: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(pattern)) return pattern.text === name;
  return pattern.elements.some((each) => ts.isBindingElement(each) && binds(each.name, name));
}

const networkGlobal = (node: ts.Node, name: string): Finding => ({
  rule: 'global-network-outside-egress',
  at: placeOf(node),
  found: name,
  advice:
    'On the server, platform/egress is the only way out; in the browser, call the API through platform/ui, which speaks to the own origin only.',
});

const socketOfNet = (node: ts.Node): Finding => ({
  rule: 'socket-outside-egress',
  at: placeOf(node),
  found: 'node:net',
  advice: `Outside platform/egress only ${[...harmlessOfNet].join(', ')} may be taken from node:net, by name.`,
});

const computedImport = (node: ts.Node): Finding => ({
  rule: 'computed-import',
  at: placeOf(node),
  found: node.getText().slice(0, 60),
  advice:
    'What is imported must be readable in the text; otherwise no check can say that it is not a socket.',
});
