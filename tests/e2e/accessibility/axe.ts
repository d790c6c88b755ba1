// Asks axe about the window as it stands.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What colours alone can make wrong. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe leaves in the page once it was asked there. */
interface LoadedAxe {
  readonly run: (
    context: Document,
    options: object,
  ) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly element?: Element }[];
    }[];
  }>;
}

/** The builder sends the half megabyte of axe with every question; once in a page is enough. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
}

/** What axe finds wrong: the rule and the element's tag. `inColours`: all else was asked of the same words before. */
export async function axeFindings(page: Page, inColours = false): Promise<string[]> {
  await loadAxe(page);
  return page.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { readonly axe: LoadedAxe };
      /** Two things that axe cannot know. */
      const isSound = (rule: string, element: Element | undefined): boolean => {
        // A list below a search field is walked and scrolled from the field, by its active descendant.
        if (rule === 'scrollable-region-focusable')
          return (
            document.activeElement
              ?.getAttribute('aria-controls')
              ?.split(' ')
              .includes(element?.id ?? '') === true
          );
        // A tooltip is the description of a control in a landmark, and nothing of its own.
        return rule === 'region' && element?.querySelector(':scope > [role=tooltip]:only-child') != null;
      };
      const { violations } = await axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        elementRef: true,
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ element }) => !isSound(id, element))
          .map(({ html }) => `${id}: ${/^<[^>]*>/.exec(html)?.[0] ?? html}`),
      );
    },
    inColours ? colours : everything,
  );
}
