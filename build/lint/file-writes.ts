// Writing files past the gate: in main/ only main/writing has Node's functions that write.

import ts from 'typescript';
import type { Finding } from './finding.ts';

/** What reads, closes or removes. Everything else that the module has may write. */
const harmless = new Set([
  ...['accessSync', 'closeSync', 'constants', 'createReadStream', 'existsSync', 'fstatSync', 'fsyncSync'],
  ...[
    'lstatSync',
    'readFile',
    'statfs',
    'readFileSync',
    'readSync',
    'readdir',
    'readdirSync',
    'rm',
    'rmSync',
  ],
  // Need a descriptor, which comes through the gate, or change no content.
  ...['stat', 'statSync', 'writeSync', 'chmod'],
]);

const isFileModule = (text: string): boolean => /^(node:)?fs(\/promises)?$/.test(text);

/** Names of an import that may not be here; `*` for all of the module at once. */
function foreignNames(clause: ts.ImportClause): string[] {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || ts.isNamespaceImport(bindings)) return ['*'];
  return bindings.elements
    .filter((one) => !one.isTypeOnly && !harmless.has((one.propertyName ?? one.name).text))
    .map((one) => (one.propertyName ?? one.name).text);
}

/** Findings of a `.ts` file of main/. */
export function fileWrites(text: string): Finding[] {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const add = (what: string) => findings.push({ rule: 'write-past-gate', line, what });
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      if (isFileModule(node.moduleSpecifier.text) && node.importClause !== undefined)
        for (const name of foreignNames(node.importClause)) add(name);
    }
    const isCall =
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require');
    const [first] = isCall ? node.arguments : [];
    if (first !== undefined && ts.isStringLiteralLike(first) && isFileModule(first.text)) add('*');
    node.forEachChild(visit);
  };
  visit(file);
  return findings;
}
