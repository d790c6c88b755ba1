// Words written into components instead of the catalogues, and physical sides in `style`.

import ts from 'typescript';
import type { Finding } from './finding.ts';

/** Attributes whose text people read or hear. */
const spoken = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'],
  ...['title', 'placeholder', 'alt', 'label', 'hint', 'text', 'textValue', 'confirm', 'error', 'children'],
]);

/** Entities are signs, and a pattern such as XXXX-XXXX is no word. */
const hasWord = (text: string): boolean => /\p{L}/u.test(text.replace(/&#?\w+;|\bX+\b/g, ''));

const physical =
  /^(left|right|float|clear)$|^(margin|padding|border|inset|scrollMargin|scrollPadding)(Left|Right)/;

/** The literals that an expression may turn into on the page; conditions and calls are not looked into. */
function literalsOf(node: ts.Expression): ts.Node[] {
  if (ts.isStringLiteralLike(node)) return hasWord(node.text) ? [node] : [];
  if (ts.isTemplateExpression(node)) {
    const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return texts.some(hasWord) ? [node] : [];
  }
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return literalsOf(node.right);
  const joins = [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
  ].includes(kind);
  return joins ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
}

function wordsOf(node: ts.Node): ts.Node[] {
  if (ts.isJsxText(node)) return hasWord(node.text) ? [node] : [];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    return node.expression === undefined ? [] : literalsOf(node.expression);
  }
  if (!ts.isJsxAttribute(node) || !spoken.has(node.name.getText())) return [];
  const { initializer } = node;
  if (initializer === undefined) return [];
  if (ts.isStringLiteral(initializer)) return literalsOf(initializer);
  return ts.isJsxExpression(initializer) && initializer.expression !== undefined
    ? literalsOf(initializer.expression)
    : [];
}

function sidesOf(node: ts.Node): ts.Node[] {
  if (!ts.isJsxAttribute(node) || node.name.getText() !== 'style') return [];
  const found: ts.Node[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isPropertyAssignment(inner)) {
      const value = ts.isStringLiteralLike(inner.initializer) ? inner.initializer.text : '';
      const name = inner.name.getText().replace(/['"]/g, '');
      if (physical.test(name) || (name === 'textAlign' && /^(left|right)$/.test(value))) found.push(inner);
    }
    inner.forEachChild(visit);
  };
  visit(node);
  return found;
}

/** Findings of a `.tsx` file, in its order. `mayHaveWords` leaves out the rule of the catalogues. */
export function wordsAndSides(tsx: string, mayHaveWords = false): Finding[] {
  const file = ts.createSourceFile('x.tsx', tsx, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const findings: Finding[] = [];
  const add = (rule: Finding['rule'], node: ts.Node): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    findings.push({ rule, line, what: node.getText().trim().slice(0, 80) });
  };
  const visit = (node: ts.Node): void => {
    if (!mayHaveWords) for (const found of wordsOf(node)) add('words-outside-catalogue', found);
    for (const found of sidesOf(node)) add('physical-style', found);
    node.forEachChild(visit);
  };
  visit(file);
  return findings;
}
