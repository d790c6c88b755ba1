// The engine process dies and comes back; the window says so and no call hangs.

import { enginePid } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';

test('restarts an engine that was killed, tells the window and answers again', async ({
  running: { app, page },
}) => {
  await page.evaluate(() => window.o7.profile.status({}));
  const before = await enginePid(app);
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    window.o7.events.onEngineState(({ state }) => states.push(state));
  });
  process.kill(before, 'SIGKILL');
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { states: string[] }).states))
    .toEqual(['restarting', 'running']);
  expect(await page.evaluate(() => window.o7.profile.status({}))).toMatchObject({ ok: true });
  expect(await enginePid(app)).not.toBe(before);
});

test('answers a call that was under way with a code that says to try again', async ({
  running: { app, page },
}) => {
  await page.evaluate(() => window.o7.profile.status({}));
  const pid = await enginePid(app);
  // Stopped, it takes the call and cannot answer.
  process.kill(pid, 'SIGSTOP');
  const answer = page.evaluate(() => window.o7.profile.status({}));
  await page.evaluate(() => window.o7.app.info({}));
  process.kill(pid, 'SIGKILL');
  expect(await answer).toEqual({
    ok: false,
    error: { code: 'engine.restarted', retryable: true, fields: {} },
  });
});
