/** Lets a person's engine die at a named point, as in a power cut. */
import assert from 'node:assert/strict';
import type { CrashPoint } from '../../main/engine/crash-points.ts';
import type { Person } from './person.ts';

/** Starts an engine that dies at `point`, does what leads there, and waits until it is dead. What was refused is refused for that reason alone. */
export async function crash(person: Person, point: CrashPoint, lead: () => Promise<unknown>): Promise<void> {
  const isRestart = (thrown: { code?: string }) => assert.equal(thrown.code, 'engine.restarted');
  await person.stop();
  await person.start({ crashAt: point }).then(
    async () => {
      await lead().catch(isRestart);
      await person.gone();
    },
    // Reached before the engine was ready.
    isRestart,
  );
  assert.equal(person.diedOf, 'SIGKILL');
}
