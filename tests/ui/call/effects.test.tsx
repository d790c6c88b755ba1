// The switches for blur and quiet: what they say when the computer cannot.

import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { EffectsPanel } from '../../../renderer/call/effects/EffectsPanel.tsx';
import { show } from '../support/show-component.tsx';

const nothing = { blur: false, noise: false, blurTrouble: null, noiseTrouble: false } as const;

describe('blur and quiet', () => {
  test('are chosen apart from each other', async () => {
    const [onBlur, onNoise] = [vi.fn(), vi.fn()];
    const { user } = show(<EffectsPanel {...nothing} noise onBlur={onBlur} onNoise={onNoise} />);
    await user.click(screen.getByRole('switch', { name: 'Blur the room behind me' }));
    await user.click(screen.getByRole('switch', { name: 'Quieten the noise around me' }));
    expect([onBlur.mock.calls, onNoise.mock.calls]).toEqual([[[true]], [[false]]]);
  });

  test('say what became of the picture when blurring ended', () => {
    show(<EffectsPanel {...nothing} blurTrouble="slow" onBlur={vi.fn()} onNoise={vi.fn()} />);
    expect(screen.getByRole('status').textContent).toContain('nothing of your room was shown');
  });

  test('a computer with one processor is not offered blur', () => {
    vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(1);
    show(<EffectsPanel {...nothing} blur onBlur={vi.fn()} onNoise={vi.fn()} />);
    const blur = screen.getByRole<HTMLInputElement>('switch', { name: 'Blur the room behind me' });
    expect([blur.disabled, blur.checked]).toEqual([true, false]);
    screen.getByText('This computer is too weak for it beside a session.');
    vi.restoreAllMocks();
  });
});
