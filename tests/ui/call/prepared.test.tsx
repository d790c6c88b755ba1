// What the page begins while its person still waits to be let in, and all that it does not.

import { act } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { showCall } from './support/show-call.tsx';

describe('S13: before somebody was let in nothing flows', () => {
  test.each(['checking', 'waiting'] as const)(
    'while %s the page begins what asks nobody, and makes no engine',
    async (phase) => {
      const { prepared, engines, fake } = await showCall({ phase });
      expect(prepared()).toBe(1);
      await act(async () => fake.change({ online: false }));
      expect([prepared(), engines.length]).toEqual([1, 0]);
      for (const name of ['call.keys', 'call.ice', 'call.signal'] as const) {
        expect(fake.calls.filter((one) => one.name === name)).toEqual([]);
      }
    },
  );

  test('a call that is over, or goes over Zoom, is not prepared for here', async () => {
    const { prepared, fake } = await showCall({ phase: 'over', ending: 'left' });
    expect(prepared()).toBe(0);
    await act(async () => fake.change({ phase: 'waiting', engine: 'zoom', ending: null }));
    expect(prepared()).toBe(0);
  });
});
