// A session of two people at two real apps with fake devices: the check, the waiting room, the call through a real relay, its faults, its end.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/setup/paths.js';
import type { CutCall } from '../support/call-child.ts';
import { startTestService } from '../support/service.ts';
import { startTurn } from '../support/turn.ts';
import { axeFindings } from './accessibility/axe.ts';
import {
  admit,
  expectRoom,
  fakeDevices,
  openRoom,
  pairUp,
  say,
  showScreen,
  takeCamera,
  waitAtTheDoor,
  wordsOf,
} from './call-desk.ts';
import { expectFlow, mediaOf } from './call-media.ts';
import { deskOf, receive } from './desk.ts';
import { killEngine } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';
import { button } from './places/place.ts';

/** Takes pictures where somebody asked for them. */
const pictures = process.env['O7_CALL_PICTURES'];

test('two people hold a session through a relay over TLS alone, and neither a lost service nor a dead engine ends it', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const turn = await startTurn();
  const service = await startTestService({ env: turn.env('tls') });
  try {
    const { therapist, client } = await pairUp((name) => {
      mkdirSync(join(profileDir, name));
      const args = [...fakeDevices, turn.trust];
      return launch({ profileDir: join(profileDir, name), serviceUrl: service.origin, args });
    });
    const [rana, sara] = [deskOf(therapist.page, 'en'), deskOf(client.page, 'en')];

    const host = await openRoom(therapist);
    const guest = await waitAtTheDoor(client, 'At my sister’s, Giza');
    await expect(host.page.getByText('At my sister’s, Giza')).toBeVisible();
    // Nothing flows before the host says so; only the worker that will seal it runs already.
    for (const { page } of [host, guest]) {
      await expect.poll(() => page.workers().map((worker) => worker.url())).toHaveLength(1);
      expect(await mediaOf(page)).toMatchObject({ connections: 0, open: [] });
    }
    if (pictures !== undefined) {
      await host.page.screenshot({ path: join(pictures, 'host-waits.png') });
      await guest.page.screenshot({ path: join(pictures, 'lobby.png') });
    }
    await admit(host);

    for (const desk of [host, guest]) {
      await expectRoom(desk);
      await expectFlow(desk.page);
      expect((await mediaOf(desk.page)).ways).toEqual(['relay tls']);
    }
    expect(await wordsOf(host)).toBe(await wordsOf(guest));
    if (pictures !== undefined) {
      await host.page.screenshot({ path: join(pictures, 'room-host.png') });
      await guest.page.screenshot({ path: join(pictures, 'room-guest.png') });
    }

    expect([await axeFindings(host.page), await axeFindings(guest.page)]).toEqual([[], []]);

    await test.step('muted, without a picture, with another camera', async () => {
      await button(host, 'call.microphone.on').click();
      await expect(guest.page.getByText(guest.t('call.tile.muted'))).toBeVisible();
      await button(host, 'call.microphone.muted').click();
      await expect(guest.page.getByText(guest.t('call.tile.muted'))).toHaveCount(0);
      await button(host, 'call.camera.on').click();
      await expect(guest.page.locator('figure').getByText(guest.t('call.tile.noPicture'))).toBeVisible();
      expect((await mediaOf(host.page)).open).toEqual(['audio']);
      await button(host, 'call.camera.off').click();
      await takeCamera(host, 'fake_device_2');
      await expect.poll(async () => (await mediaOf(host.page)).cameras).toEqual(['fake_device_2']);
      await expectFlow(guest.page);
    });

    await test.step('a screen is shown', async () => {
      await showScreen(host);
      const screen = guest.page.getByRole('figure', { name: 'Screen of' });
      await screen.locator('video').waitFor();
      const bar = host.page.getByRole('region', { name: host.t('call.shareSheet.preview') });
      await expect(bar).toContainText(host.t('call.shareSheet.bar'));
      await bar.getByRole('button').click();
      await expect(screen).toHaveCount(0);
    });

    await test.step('the service is gone, and an engine dies', async () => {
      await service.kill();
      await killEngine(client.app);
      await expectFlow(guest.page);
      await expectFlow(host.page);
      await service.start();
      await say(host, 'I am with you.');
      await expect(guest.page.getByRole('button', { name: guest.t('call.chat.open') })).toBeVisible();
      await receive(sara, 'I am with you.');
      await say(guest, 'And I with you.');
      await expect(host.page.getByRole('log').getByText('And I with you.')).toBeVisible();
      for (const desk of [host, guest]) await expectFlow(desk.page);
    });

    await test.step('leaving', async () => {
      await button(guest, 'call.leave.name').click();
      await expect(guest.page.getByText(guest.t('callAfter.titles.left'))).toBeVisible();
      expect((await mediaOf(guest.page)).open).toEqual([]);
      await button(host, 'call.leave.name').click();
      await button(host, 'call.leave.forAll').click();
      await expect(host.page.getByText(host.t('callAfter.titles.ended'))).toBeVisible();
      expect((await mediaOf(host.page)).open).toEqual([]);
      await button(rana, 'rail.sessions').click();
      const past = rana.page.getByRole('listitem').filter({ hasText: rana.t('calls.page.webrtc') });
      await expect(past).toContainText(rana.t('calls.endings.ended'));
    });

    await test.step('another certificate than the one that was named', async () => {
      for (const desk of [host, guest]) {
        await button(desk, 'callBefore.closeWindow').click();
        if (!desk.page.isClosed()) await desk.page.waitForEvent('close');
      }
      await button(rana, 'rail.talk').click();
      const again = await openRoom(therapist);
      const deceived = await waitAtTheDoor(client, '');
      await deceived.page.evaluate(() => {
        RTCCertificate.prototype.getFingerprints = () => [
          { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') },
        ];
      });
      await admit(again);
      await expect(again.page.getByText(again.t('callAfter.titles.notTrusted'))).toBeVisible();
      expect(await mediaOf(again.page)).toMatchObject({ framesDecoded: 0, audioEnergy: 0, open: [] });
    });
  } finally {
    await service.remove();
    await turn.stop();
  }
});

const support = join(root, 'tests', 'support');
const unshare = ['--user', '--net', '--mount', '--map-current-user', '--keep-caps'];

/** A clone that only root may enter cannot be read in a namespace of our own. */
const canEnterClone =
  spawnSync('unshare', [...unshare, 'test', '-r', join(root, 'package.json')]).status === 0;

test('before somebody is let in no packet flows, then only to the relay; a line that is cut heals by itself', async () => {
  // biome-ignore lint/suspicious/noSkippedTests: only Linux has network namespaces
  test.skip(!canEnterClone, 'needs Linux, and a clone that an ordinary user may read');
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'o7c-'));
  const [capture, cable] = [join(folder, 'capture'), join(folder, 'switch')];
  const child = spawn(
    'unshare',
    [
      ...unshare,
      join(support, 'sealed-network.sh'),
      capture,
      process.execPath,
      join(support, 'call-child.ts'),
      capture,
    ],
    {
      env: { ...process.env, CAPTURED: '-i any udp', NETWORK_SWITCH: cable },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    },
  );
  const [said, complained]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => complained.push(text));
  const [status] = await once(child, 'close');
  rmSync(folder, { recursive: true, force: true });
  expect([status, status === 0 ? '' : complained.join('').slice(-4_000)]).toEqual([0, '']);
  const found = JSON.parse(said.join('').split('\n').at(-2) ?? '') as CutCall;
  expect(found.before).toEqual([
    expect.stringContaining('192.0.2.1.4417'),
    expect.stringContaining('192.0.2.1.4418'),
  ]);
  expect(found.talking).toBeGreaterThan(100);
  expect(found.elsewhere).toEqual([]);
  expect(found.ways).toEqual(['relay udp', 'relay udp']);
});
