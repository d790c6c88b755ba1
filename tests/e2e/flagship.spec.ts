// Two real apps, the real service: pair, write while the service stops and an engine is killed, read it all again after a restart.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scanFolder } from '../support/canary.ts';
import { startTestService } from '../support/service.ts';
import {
  confirm,
  type Desk,
  deskOf,
  invite,
  join as joinPractice,
  openPerson,
  openPractice,
  shownMessages,
  whatO7Sees,
  write,
} from './desk.ts';
import { killEngine } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';

const canary = 'zebra-lantern-4417';
const therapistLines = Array.from(
  { length: 10 },
  (_, at) => `Rana line ${at + 1} ${at === 3 ? canary : '🌿'}`,
);
const clientLines = Array.from(
  { length: 10 },
  (_, at) => `سارة سطر ${at + 1}${at === 5 ? '\nوسطر تحته' : ''}`,
);

/** What both windows must show in the end: each author's lines once and in their order, and the same sequence on both. */
async function expectTwenty(therapist: Desk, client: Desk): Promise<void> {
  const texts = async (desk: Desk, mine: boolean): Promise<string[]> =>
    (await shownMessages(desk)).filter((message) => message.mine === mine).map(({ text }) => text);
  for (const [own, other] of [
    [therapist, client],
    [client, therapist],
  ] as const) {
    const lines = own === therapist ? therapistLines : clientLines;
    await expect.poll(() => texts(own, true), { timeout: 30_000 }).toEqual(lines);
    await expect.poll(() => texts(other, false), { timeout: 30_000 }).toEqual(lines);
  }
  const sequence = async (desk: Desk): Promise<string[]> =>
    (await shownMessages(desk)).map(({ text }) => text);
  await expect.poll(() => sequence(client)).toEqual(await sequence(therapist));
}

test('two people write twenty messages through stops and kills, and both windows keep them in order', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const profiles = { therapist: join(profileDir, 'therapist'), client: join(profileDir, 'client') };
    for (const folder of Object.values(profiles)) mkdirSync(folder);
    const open = () =>
      Promise.all([
        launch({ profileDir: profiles.therapist, serviceUrl: service.origin, theme: 'dark' }),
        launch({ profileDir: profiles.client, serviceUrl: service.origin, language: 'ar' }),
      ]);
    let [therapistApp, clientApp] = await open();
    let therapist = deskOf(therapistApp.page, 'en');
    let client = deskOf(clientApp.page, 'ar');

    await openPractice(therapist, 'Nile Practice', 'Rana');
    await joinPractice(client, await invite(therapist, 'Sara A., Tuesdays'), 'سارة');
    // The client may write before the therapist has confirmed them.
    await write(client, clientLines[0] ?? '');
    await confirm(therapist, 'سارة');
    for (const line of therapistLines.slice(0, 4)) await write(therapist, line);
    for (const line of clientLines.slice(1, 4)) await write(client, line);

    await service.stop();
    for (const line of therapistLines.slice(4, 7)) await write(therapist, line);
    for (const line of clientLines.slice(4, 7)) await write(client, line);
    await service.start();

    await killEngine(therapistApp.app);
    for (const line of therapistLines.slice(7)) await write(therapist, line);
    for (const line of clientLines.slice(7)) await write(client, line);
    await expectTwenty(therapist, client);

    const seen = await whatO7Sees(therapist);
    expect(seen).toContain(therapistLines[9]);

    await Promise.all([therapistApp.app.close(), clientApp.app.close()]);
    for (const folder of Object.values(profiles)) {
      const { files, hits } = scanFolder(folder, canary);
      expect(files).toBeGreaterThan(3);
      expect(hits).toEqual([]);
    }

    [therapistApp, clientApp] = await open();
    therapist = deskOf(therapistApp.page, 'en');
    client = deskOf(clientApp.page, 'ar');
    await openPerson(therapist, 'سارة');
    await expectTwenty(therapist, client);
  } finally {
    await service.remove();
  }
});
