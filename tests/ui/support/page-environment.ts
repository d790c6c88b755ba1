// What a browser's page has and jsdom lacks, and the fake bridge as `window.o7`.

import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

class NoResize implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Whether the page counts as the focused window; tests change it. */
export const focus = { isFocused: true };

Object.assign(globalThis, { ResizeObserver: NoResize });
Element.prototype.scrollIntoView = () => {};
// Lists draw only what fits: give every element the height of a window.
Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 800 });
document.hasFocus = () => focus.isFocused;
Object.assign(window, {
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
});
if (typeof globalThis.CSS === 'undefined' || typeof CSS.escape !== 'function') {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } });
}

afterEach(() => {
  cleanup();
  // State that lives as long as a page (drafts, the engine's state) must not reach the next test.
  vi.resetModules();
  focus.isFocused = true;
  document.documentElement.removeAttribute('data-theme');
});
