// A page that opens addresses by itself is slowed down; a person who presses is not.

import { expect, test } from 'vitest';
import { createPace } from '../../../../main/shell/pace.ts';

test('S21: the shell opens no more addresses than a person could confirm', () => {
  let at = 0;
  const may = createPace(() => at);
  expect([may(), may()]).toEqual([true, false]);
  const opened = Array.from({ length: 59 }, () => {
    at += 1_000;
    return may();
  });
  expect(opened.filter(Boolean)).toHaveLength(9);
  at = 60_000;
  expect(may()).toBe(true);
});
