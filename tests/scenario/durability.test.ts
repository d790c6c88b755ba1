/** What the kernel sees: the disk is synced before an envelope leaves and before a delivery is acknowledged. Linux, with strace. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pair } from '../support/pairing.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const folder = mkdtempSync(join(tmpdir(), 'o7t-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Call {
  readonly name: string;
  readonly fd: number;
  readonly text: string;
}

/** The traced calls in order. Calls that another thread interrupted are joined by strace's own marks. */
function readTrace(file: string): readonly Call[] {
  return readFileSync(file, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const call = /^\d+\s+(\w+)\((\d+)(?:, (.*))?/.exec(line);
      return call === null ? [] : [{ name: call[1] ?? '', fd: Number(call[2]), text: call[3] ?? '' }];
    });
}

const isSync = (call: Call | undefined) => call?.name === 'fdatasync' || call?.name === 'fsync';
const isWrite = (call: Call) => call.name.startsWith('write') || call.name.startsWith('send');

/** Whether a sync stands between the last call that fits `since` and the call at `at`. */
function isSyncedBefore(calls: readonly Call[], at: number, since: (call: Call) => boolean): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const call = calls[before];
    if (isSync(call)) return true;
    if (call !== undefined && since(call)) return false;
  }
  return false;
}

it('syncs the store before each send and before each acknowledgement', async () => {
  const { conversation } = await pair(scene.therapist, scene.client);
  await scene.client.stop();
  const trace = join(folder, 'calls');
  await scene.client.start({ traceTo: trace });
  await scene.client.online();
  for (const text of ['one', 'two', 'three']) {
    await scene.client.write(conversation, text);
    await scene.therapist.until(
      () => scene.therapist.texts(conversation),
      (texts) => texts.at(-1) === text,
    );
  }
  await scene.therapist.write(conversation, 'four');
  await scene.therapist.until(
    () => scene.therapist.messages(conversation),
    (messages) => messages.at(-1)?.delivery === 'delivered',
  );
  await scene.client.stop();

  const calls = readTrace(trace);
  const sends = calls.flatMap((call, at) =>
    isWrite(call) && call.text.includes('POST /v1/messages.send') ? [at] : [],
  );
  // Three lines, and receipts for what came.
  expect(sends.length).toBeGreaterThanOrEqual(4);
  for (const at of sends) {
    expect(
      isSyncedBefore(calls, at, (call) => isWrite(call) && call.text.includes('POST /v1/messages.send')),
    ).toBe(true);
  }

  const upgrade = calls.find((call) => isWrite(call) && call.text.includes('GET /v1/live'));
  if (upgrade === undefined) throw new Error('the live socket was opened');
  // A client's text frame begins with 0x81; hello is the first thing read and is not acknowledged.
  const isAcknowledgement = (call: Call) =>
    call.fd === upgrade.fd && isWrite(call) && call.text.includes('\\201');
  const acknowledgements = calls.flatMap((call, at) => (isAcknowledgement(call) ? [at] : []));
  expect(acknowledgements.length).toBeGreaterThanOrEqual(1);
  for (const at of acknowledgements) {
    const isDelivery = (call: Call) =>
      call.fd === upgrade.fd && call.name.startsWith('re') && call.text.includes('deliver');
    expect(isSyncedBefore(calls, at, isDelivery)).toBe(true);
  }
});
