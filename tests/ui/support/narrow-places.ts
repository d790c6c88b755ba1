// Finds in the renderer's sources which texts stand where there is little room.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../../build/setup/paths.js';

/** Places with little room. */
export type Place = 'button' | 'tooltip' | 'menu' | 'segment';

/** A use of a text: its key, or a pattern of keys where a part is filled in. */
export interface Use {
  readonly place: Place;
  readonly key: RegExp;
  readonly where: string;
}

/** Components, and the attributes whose texts stand in a narrow place; `children` are what is between the tags. */
const narrow: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  Button: { children: 'button' },
  CopyButton: { children: 'button' },
  IconButton: { label: 'tooltip' },
  Banner: { action: 'button' },
  ConfirmDialog: { confirm: 'button' },
  Menu: { items: 'menu' },
  MenuAt: { items: 'menu' },
  SegmentedControl: { choices: 'segment' },
  Tabs: { tabs: 'segment' },
  StepActions: { next: 'button' },
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The key of `t('a.b')` or `t(\`a.${b}.c\`)`. */
function keyOf(argument: ts.Expression): RegExp | null {
  if (ts.isStringLiteralLike(argument)) return new RegExp(`^${escaped(argument.text)}(_\\w+)?$`);
  if (!ts.isTemplateExpression(argument)) return null;
  const spans = argument.templateSpans.map(({ literal }) => `[^.]+${escaped(literal.text)}`);
  return new RegExp(`^${escaped(argument.head.text)}${spans.join('')}(_\\w+)?$`);
}

/** All calls of `t` inside a node; conditions choose among them. */
function keysIn(node: ts.Node): RegExp[] {
  if (ts.isCallExpression(node) && node.expression.getText() === 't') {
    const [argument] = node.arguments;
    if (argument === undefined) return [];
    if (ts.isConditionalExpression(argument)) {
      return [keyOf(argument.whenTrue), keyOf(argument.whenFalse)].filter((key) => key !== null);
    }
    const key = keyOf(argument);
    return key === null ? [] : [key];
  }
  const keys: RegExp[] = [];
  node.forEachChild((child) => {
    keys.push(...keysIn(child));
  });
  return keys;
}

function usesOf(node: ts.JsxElement | ts.JsxSelfClosingElement, where: string): Use[] {
  const opening = ts.isJsxElement(node) ? node.openingElement : node;
  const places = narrow[opening.tagName.getText()] ?? {};
  const use = (place: Place) => (key: RegExp) => ({ place, key, where });
  const inside =
    ts.isJsxElement(node) && places['children'] !== undefined
      ? node.children.flatMap(keysIn).map(use(places['children']))
      : [];
  const given = opening.attributes.properties.flatMap((attribute) => {
    const place = ts.isJsxAttribute(attribute) ? places[attribute.name.getText()] : undefined;
    return place === undefined ? [] : keysIn(attribute).map(use(place));
  });
  return [...inside, ...given];
}

/** Every use in a source file's text. */
export function narrowUses(source: string, path: string): Use[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) uses.push(...usesOf(node, path));
    node.forEachChild(visit);
  };
  visit(file);
  return uses;
}

/** Every use in the renderer; the gallery's words are samples. */
export function allNarrowUses(): Use[] {
  return globSync('renderer/**/*.tsx', { cwd: root, exclude: ['renderer/gallery/**'] }).flatMap((path) =>
    narrowUses(readFileSync(join(root, path), 'utf8'), path),
  );
}
