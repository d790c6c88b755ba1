import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { callLimits } from '../../../../../contract/domain/call.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { keepCalls } from '../../../../../main/engine/calls/companion.ts';
import { isHost, listIn } from '../../../../../main/engine/calls/machine/state.ts';
import { memoryOf } from '../../../../../main/engine/calls/memory.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { CallScene, type Computer } from './scene.ts';

beforeAll(loadSodium);

const acts = [
  'begin',
  'enter',
  'enter',
  'admit',
  'admit',
  'hear',
  'hear',
  'hear',
  'hear',
  'send',
  'send',
] as const;
const rare = ['leave', 'takeOver', 'extend', 'beat', 'time', 'decline', 'twice', 'end'] as const;

const step = fc.record({
  at: fc.nat({ max: 4 }),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...acts) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  ),
});

/** What a person may not do now is refused with a code; nothing else is thrown. */
async function may(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code.startsWith('internal.')) throw thrown;
  }
}

async function act(
  scene: CallScene,
  one: Computer,
  name: (typeof acts | typeof rare)[number],
  letIn: Set<string>,
) {
  const call = one.live[0];
  const id = call?.id ?? '';
  if (name === 'begin') one.begin(scene.conversation);
  if (name === 'enter') await one.ask(one.begin(scene.conversation), 'call.enter');
  if (name === 'leave') await one.ask(id, 'call.leave', { ending: 'left' });
  if (name === 'takeOver') await one.ask(id, 'call.takeOver');
  if (name === 'extend') await one.ask(id, 'call.extend');
  if (name === 'end') await one.ask(id, 'call.end');
  if (name === 'beat') memoryOf(one.desk).beatNow();
  if (name === 'time') scene.clock.at += callLimits.beatMs;
  if (name === 'send') scene.send();
  if (name === 'hear') scene.hearNext(one);
  // The service says the same thing again.
  if (name === 'twice' && one.heard > 0) {
    const word = scene.words[one.heard - 1];
    if (word !== undefined && word.from.device !== one.seat.device) scene.hear(one, word);
  }
  const waiting = call?.seats.find(({ state }) => state === 'waiting');
  if (waiting === undefined) return;
  const seat = { account: waiting.account, device: waiting.device };
  if (name === 'decline') await one.ask(id, 'call.decline', { ...seat, later: false });
  if (name !== 'admit') return;
  one.admit(id, seat);
  letIn.add(seat.device);
}

function check(scene: CallScene, letIn: ReadonlySet<string>): void {
  for (const one of scene.computers) {
    expect(one.live.length).toBeLessThanOrEqual(1);
    const [call] = one.live;
    if (call === undefined) continue;
    const seats = listIn(call);
    // Nobody is in whom the host's person did not let in, on this or another computer of theirs.
    if (call.phase === 'in' && !isHost(call)) {
      const own = scene.people.find(({ account }) => account.id === one.seat.account)?.account.deviceList
        .devices;
      expect(own?.some(({ device }) => letIn.has(device))).toBe(true);
    }
    expect(new Set(seats.map(({ account }) => account)).size).toBe(seats.length);
    if (!isHost(call) || call.phase !== 'in') continue;
    expect(new Set(seats.map(({ index }) => index)).size).toBe(seats.length);
    expect(seats.length).toBeLessThanOrEqual(callLimits.people);
  }
}

it('S13: in any order of pressing, hearing, waiting and repeating nobody is in uninvited, and in the end all see the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 70 }), async (steps) => {
      const scene = new CallScene(['Rana', 'Sara', 'Omar']);
      scene.secondOf(0);
      scene.secondOf(1);
      const beats = scene.computers.map(({ desk }) => keepCalls(desk));
      const letIn = new Set<string>();
      try {
        for (const { at, act: name } of steps) {
          const one = scene.computers[at];
          if (one !== undefined) await may(() => act(scene, one, name, letIn));
          check(scene, letIn);
        }
        // What everybody says by itself; the host lets in who waits, also one whose coming and going crossed that before.
        for (let round = 0; round < 3; round += 1) {
          await scene.settle();
          for (const one of scene.computers)
            if (one.live.some(isHost)) await may(() => act(scene, one, 'admit', letIn));
          await scene.settle();
          scene.clock.at += callLimits.beatMs;
          for (const { desk } of scene.computers) memoryOf(desk).beatNow();
        }
        await scene.settle();
        check(scene, letIn);
        const hosts = scene.computers.filter((one) =>
          one.live.some((call) => isHost(call) && call.phase === 'in'),
        );
        expect(hosts.length).toBeLessThanOrEqual(1);
        const [host] = hosts;
        const hers = host?.live[0];
        if (host === undefined || hers === undefined) return;
        for (const one of scene.computers) {
          const [call] = one.live;
          if (one === host || call?.phase !== 'in') continue;
          expect([call.id, call.engine, call.endsAt, call.seed]).toEqual([
            hers.id,
            hers.engine,
            hers.endsAt,
            hers.seed,
          ]);
          const seat = listIn(hers).find(({ device }) => device === one.seat.device);
          const own = listIn(call).find(({ device }) => device === one.seat.device);
          expect([own?.index, own?.state]).toEqual([seat?.index, 'in']);
          const hosted = listIn(call).find(({ device }) => device === host.seat.device);
          expect(hosted?.index).toBe(listIn(hers).find(({ device }) => device === host.seat.device)?.index);
        }
      } finally {
        for (const one of beats) await one.close();
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);
