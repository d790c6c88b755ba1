// What is wrong with the layout of the window as it stands: too wide, cut off, out of reach.

import type { Page } from '@playwright/test';

/** The spacing that WCAG 1.4.12 lets a person set. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
`;

/** Sets it on the page, until the page is loaded again. */
export const spaceOut = (page: Page): Promise<void> =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, spacing);

/** Each in a few words with the element's own; empty where all is whole. */
export function layoutFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const findings: string[] = [];
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    const words = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
    const isOut = (value: number, from: number, to: number): boolean => value < from - 1 || value > to + 1;
    if (scrollWidth > clientWidth) findings.push(`the window is ${scrollWidth - clientWidth} px too narrow`);
    if (scrollHeight > clientHeight) findings.push(`the window is ${scrollHeight - clientHeight} px too low`);

    /** What is scrolled away can be scrolled back; a table may be wider than its place. */
    const hasScroller = (element: Element, side: 'overflowX' | 'overflowY'): boolean => {
      for (let one = element.parentElement; one !== null; one = one.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(one)[side])) return true;
      return false;
    };
    const controls =
      'button, [role=button], [role=radio], [role=tab], [role=menuitem], [role=option], [role=switch], textarea, input:not([type=radio]):not([type=checkbox]), h1, h2, label';
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      // Hidden, or there for readers only.
      if (width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('[aria-hidden=true], [inert]') !== null) continue;
      if (isOut(left, 0, clientWidth) || isOut(right, 0, clientWidth)) {
        if (!hasScroller(element, 'overflowX')) findings.push(`${words(element)} stands beside the window`);
      }
      if (
        (isOut(top, 0, clientHeight) || isOut(bottom, 0, clientHeight)) &&
        !hasScroller(element, 'overflowY')
      )
        findings.push(`${words(element)} stands above or below the window`);
      if (element.matches('textarea, input, h1, h2')) continue;
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        findings.push(
          `${words(element)} is wider than its box by ${element.scrollWidth - element.clientWidth}`,
        );
      if (element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1)
        findings.push(
          `${words(element)} is higher than its box by ${element.scrollHeight - element.clientHeight}`,
        );
    }
    return [...new Set(findings)];
  });
}
