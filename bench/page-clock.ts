/** Runs inside pages: when Enter was pressed, and when a line was painted, on one clock for all processes of this machine. */
import type { Page } from '@playwright/test';

/** From now on the page notes the time of each Enter, in ms since 1970 with fractions. */
export function noteEnter(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter')
          Object.assign(window, { enterAt: performance.timeOrigin + performance.now() });
      },
      true,
    );
  });
}

export function enterAt(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { enterAt: number }).enterAt);
}

/** Resolves once an element with this text stands in the page and the frame that shows it has been drawn. */
export function paintedAt(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    ([where, what]) =>
      new Promise<number>((resolve) => {
        const isThere = () =>
          [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(what));
        const afterPaint = () =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
            channel.port2.postMessage(null);
          });
        if (isThere()) {
          afterPaint();
          return;
        }
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          afterPaint();
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    [selector, text] as const,
  );
}
