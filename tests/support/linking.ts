/** Links a second computer to a person's first one through the real calls. */
import type { LinkingView } from '../../contract/bridge/linking-view.ts';
import { usualProtection } from '../../contract/bridge/protection.ts';
import type { Person } from './person.ts';

export type Compared = Extract<LinkingView, { state: 'compare' }>;

const untilState = async <State extends LinkingView['state']>(
  person: Person,
  state: State,
): Promise<Extract<LinkingView, { state: State }>> => {
  const view = await person.until(
    () => person.call('linking.status', {}),
    (now) => now.state === state || now.state === 'failed',
    `linking: ${state}`,
  );
  if (view.state !== state) throw new Error(`linking: ${state} expected, ${JSON.stringify(view)}`);
  return view as Extract<LinkingView, { state: State }>;
};

/** Up to the comparison: what each of the two shows. */
export async function meet(
  first: Person,
  second: Person,
  name = 'At home',
): Promise<{ readonly first: Compared; readonly second: Compared }> {
  const begun = await first.call('linking.begin', { passcode: null });
  if (begun.state !== 'code') throw new Error('a code was expected');
  await second.call('linking.join', { code: begun.code, name, protection: usualProtection });
  return { first: await untilState(first, 'compare'), second: await untilState(second, 'compare') };
}

/** Both said that the symbols are the same. */
export async function finish(first: Person, second: Person): Promise<void> {
  await second.call('linking.same', {});
  await first.call('linking.same', {});
  await untilState(second, 'done');
  await untilState(first, 'done');
  await second.online();
}

/** All of it. */
export async function link(first: Person, second: Person, name?: string): Promise<void> {
  await meet(first, second, name);
  await finish(first, second);
}

/** Resolves when the conversation is open on a computer. */
export async function letIn(person: Person, conversation: string): Promise<void> {
  await person.until(
    () => person.call('conversations.list', {}),
    ({ conversations }) => conversations.some((one) => one.id === conversation && one.state === 'open'),
    'let in',
  );
}
