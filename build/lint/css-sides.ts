// CSS values that name a physical side: they would stay where they are when the window mirrors.

import type { Finding } from './finding.ts';

/** Same length, so that lines still count. */
const withoutComments = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** Values between spaces that stand outside brackets. */
function partsOf(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of `${value.trim()} `) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (/\s/.test(sign) && depth === 0) {
      if (part !== '') parts.push(part);
      part = '';
    } else part += sign;
  }
  return parts;
}

/** Shorthands of four values are top, right, bottom, left. */
const fourSided = /^(margin|padding|inset|scroll-margin|scroll-padding|border-(width|style|color))$/;

function breach(property: string, value: string): boolean {
  if (/(^|[\s,])(left|right)(?=$|[\s,])/.test(value)) return true;
  const parts = partsOf(value.replace(/!important/, ''));
  if (fourSided.test(property)) return parts.length === 4 && parts[1] !== parts[3];
  if (property !== 'border-radius' || parts.length < 2 || parts.includes('/')) return false;
  // Corners run round: both upper ones equal and both lower ones equal looks the same mirrored.
  const [first, second, third = first, fourth = second] = parts;
  return first !== second || third !== fourth;
}

/** Every declaration whose value has a left or a right. */
export function physicalValues(css: string): Finding[] {
  const text = withoutComments(css);
  return [...text.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].flatMap((match) => {
    const [, property = '', value = ''] = match;
    if (!breach(property, value)) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ rule: 'physical-value', line, what: `${property}: ${value.trim()}` } as const];
  });
}
