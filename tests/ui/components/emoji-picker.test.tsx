// The emoji grid: one stop for Tab, walked by arrow keys that follow the eye, and its contents.

import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { EmojiPicker } from '../../../renderer/components/EmojiPicker.tsx';
import { emojiGroups } from '../../../renderer/components/emoji.ts';
import { nextCell } from '../../../renderer/components/use-grid-focus.ts';
import { show } from '../support/show-component.tsx';

const all = Object.values(emojiGroups).flat();
const focused = () => document.activeElement?.textContent;

describe('the emoji', () => {
  test('are about 150, each once, each one letter to the eye', () => {
    expect(all.length).toBeGreaterThanOrEqual(140);
    expect(all.length).toBeLessThanOrEqual(170);
    expect(new Set(all).size).toBe(all.length);
    const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
    for (const emoji of all) {
      expect(emoji).toMatch(/^\p{Extended_Pictographic}/u);
      expect([...letters.segment(emoji)]).toHaveLength(1);
      // What is text by default (a heart, a sun) asks for its coloured form.
      if (!/^\p{Emoji_Presentation}/u.test(emoji)) expect(emoji, emoji).toContain('\ufe0f');
    }
  });

  test('hold no weapon and nothing that threatens', () => {
    expect(all.filter((emoji) => '🔫🔪🗡️⚔️💣🧨🪓💀☠️🩸💊⚰️🪦🖕'.includes(emoji))).toEqual([]);
  });
});

describe('the picker', () => {
  test('is one stop for Tab; arrows, Home and End walk; Enter picks', async () => {
    const onPick = vi.fn();
    const { user } = show(<EmojiPicker onPick={onPick} />);
    await user.tab();
    expect(focused()).toBe(all[0]);
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(focused()).toBe(all[9]);
    await user.keyboard('{End}');
    expect(focused()).toBe(all[15]);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toBe(all[16]);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focused()).toBe(all.at(-1));
    await user.keyboard('{Control>}{Home}{/Control}{Enter}');
    expect(onPick.mock.calls).toEqual([[all[0]]]);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  test('in Arabic the left arrow goes on', async () => {
    const { user } = show(<EmojiPicker onPick={() => {}} />, 'ar');
    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toBe(all[1]);
    expect(screen.getByRole('grid', { name: 'رموز تعبيرية' })).toBeTruthy();
    expect(screen.getAllByRole('rowheader')).toHaveLength(6);
  });

  test('a press picks and makes that cell the stop', async () => {
    const onPick = vi.fn();
    const { user } = show(<EmojiPicker onPick={onPick} />);
    await user.click(screen.getByRole('button', { name: '☕' }));
    expect(onPick.mock.calls).toEqual([['☕']]);
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
});

describe('walking never leaves the grid', () => {
  const rows = [3, 3, 1];
  const go = (name: string, row: number, column: number) =>
    nextCell({ name, isFar: false, isRtl: false }, { row, column }, rows);

  test.each([
    ['ArrowLeft', 0, 0, 0, 0],
    ['ArrowRight', 2, 0, 2, 0],
    ['ArrowRight', 0, 2, 1, 0],
    ['ArrowLeft', 1, 0, 0, 2],
    ['ArrowUp', 0, 1, 0, 1],
    ['ArrowDown', 1, 2, 2, 0],
    ['PageDown', 0, 1, 2, 0],
  ])('%s from %i:%i leads to %i:%i', (key, row, column, toRow, toColumn) => {
    expect(go(key, row, column)).toEqual({ row: toRow, column: toColumn });
  });

  test('other keys are not taken', () => {
    expect(go('a', 0, 0)).toBeNull();
    expect(go('Tab', 0, 0)).toBeNull();
  });
});
