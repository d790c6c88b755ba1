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
// And every row the height of a line, so that they do not all fit.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 58 });
// Scrolling works: a list's first child is as high as the list says.
Object.defineProperty(Element.prototype, 'scrollHeight', {
  configurable: true,
  get(this: Element) {
    const [content] = this.children;
    return content instanceof HTMLElement ? Number.parseInt(content.style.height, 10) || 0 : 0;
  },
});
Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
  if (typeof to !== 'object') return;
  this.scrollTop = Math.max(0, Math.min(to.top ?? 0, this.scrollHeight - this.clientHeight));
  this.dispatchEvent(new Event('scroll'));
};
document.hasFocus = () => focus.isFocused;
document.getAnimations = () => [];
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
  document.querySelector('[data-cover]')?.remove();
  document.body.inert = false;
});
