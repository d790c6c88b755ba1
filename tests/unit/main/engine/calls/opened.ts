/** Calls of a scene as tests find them: open, with these let in, over Zoom where the service has it. */
import { expect } from 'vitest';
import type { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import type { CallScene, Computer } from './scene.ts';

export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

/** The host's call with these let in. */
export async function openCall(scene: CallScene, guests: readonly Computer[]): Promise<string> {
  const host = at(scene.computers, 0);
  const id = host.begin(scene.conversation);
  await host.ask(id, 'call.enter');
  await scene.settle();
  for (const guest of guests) {
    expect(guest.begin(scene.conversation)).toBe(id);
    await guest.ask(id, 'call.enter');
    await scene.settle();
    host.admit(id, guest.seat);
    await scene.settle();
  }
  return id;
}

/** Who is in, and with which number, as this computer has it. */
export const indexesAt = (one: Computer, id: string) =>
  one
    .call(id)
    .seats.filter(({ state }) => state === 'in')
    .map(({ device, index }) => `${device} ${index}`)
    .toSorted();

/** The service offers Zoom, and gives tokens. */
export function offerZoom({ desk }: Computer) {
  const tokens: { role: string; userKey: string }[] = [];
  const askToken = (async (_route: string, { role, userKey }: { role: string; userKey: string }) => {
    tokens.push({ role, userKey });
    return { token: `token-${tokens.length}`, expiresAt: 0 };
  }) as unknown as Parameters<ReturnType<typeof keepCalls>['whileConnected']>[0];
  desk.store.exec(`INSERT INTO setting VALUES ('zoom-offered', 'yes')`);
  return { askToken, tokens };
}
