// Runs code in the page that is meant to break the content security policy, and collects what the policy said.

import type { RunningApp } from './launch.ts';

/** What the code returned and the directives that refused something, in order of appearance. */
export interface Refusals<Value> {
  readonly value: Value;
  readonly directives: readonly string[];
}

/** Runs `work` in the page. The refusals it provokes do not count as violations of the app's own page. */
export async function violationsOf<Value>(
  { page, violations }: RunningApp,
  work: () => Promise<Value>,
): Promise<Refusals<Value>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenDirectives: seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
  });
  const before = violations.length;
  const value = (await page.evaluate(work)) as Value;
  const directives = await page.evaluate(async () => {
    // Violation events are queued as tasks: let them run.
    await new Promise((resolve) => setTimeout(resolve, 0));
    return (window as unknown as { seenDirectives: string[] }).seenDirectives;
  });
  (violations as string[]).splice(before);
  return { value, directives };
}
