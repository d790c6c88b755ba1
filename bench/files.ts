/** Files: taking one in, moving it up, moving it down, through real engines and a real service; how much memory each of them grew by. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileView } from '../contract/bridge/views.ts';
import { startKeyring } from '../tests/support/keyring.ts';
import { pair } from '../tests/support/pairing.ts';
import { freshId, Person } from '../tests/support/person.ts';
import { startTestService } from '../tests/support/service.ts';
import { round } from './statistics.ts';

const mebi = 1024 * 1024;

/** The highest that a process's resident memory ever was, in MiB. */
const peakOf = (pid: number | undefined): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

export interface FileFigures {
  readonly mebibytes: number;
  /** Read, sealed and synced into the vault; put to the service; fetched, synced, hashed. MiB a second. */
  readonly takeIn: number;
  readonly up: number;
  readonly down: number;
  /** MiB by which the peaks of memory grew meanwhile: over those of a file of 40 MiB that went before. */
  readonly grew: { readonly sender: number; readonly reader: number; readonly service: number };
}

/** Fills what a process keeps of memory once it had it, and is not counted. */
const warmUpMebibytes = 40;

/** One file of each size, after one that warms up; were memory not flat, the larger one would show it. */
export async function benchFiles(sizes: readonly number[] = [10, 95]): Promise<readonly FileFigures[]> {
  const [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'o7b-'));
  const place = { serviceUrl: service.origin, env: keyring.env };
  const [sender, reader] = [await new Person(place).start(), await new Person(place).start()];
  const { conversation } = await pair(sender, reader);
  const fileOf = async (person: Person, message: string): Promise<FileView | undefined> => {
    const { messages } = await person.call('messages.list', { conversation, before: null, limit: 20 });
    return messages.find((one) => one.id === message)?.files[0];
  };
  const whole = (person: Person, message: string) =>
    person.until(
      () => fileOf(person, message),
      (file) => file?.state === 'here',
      'a file',
    );
  const peaks = () => ({
    sender: peakOf(sender.pid),
    reader: peakOf(reader.pid),
    service: peakOf(service.pid),
  });
  const figures: FileFigures[] = [];
  for (const mebibytes of [warmUpMebibytes, ...sizes]) {
    const path = join(folder, `${mebibytes}.bin`);
    writeFileSync(path, randomBytes(mebibytes * mebi));
    const before = peaks();
    const began = performance.now();
    const prepared = await sender.callAsShell('files.take', { path });
    const taken = performance.now();
    const message = freshId();
    await sender.call('messages.send', { conversation, message, text: '', files: [prepared.id] });
    await whole(sender, message);
    const put = performance.now();
    const offered = await reader.until(
      () => fileOf(reader, message),
      (file) => file !== undefined,
      'an offered file',
    );
    const asked = performance.now();
    await reader.call('files.fetch', { file: offered?.id ?? '' });
    await whole(reader, message);
    const got = performance.now();
    const after = peaks();
    const speed = (ms: number) => round(mebibytes / (ms / 1000), 1);
    figures.push({
      mebibytes,
      takeIn: speed(taken - began),
      up: speed(put - taken),
      down: speed(got - asked),
      grew: {
        sender: after.sender - before.sender,
        reader: after.reader - before.reader,
        service: after.service - before.service,
      },
    });
  }
  for (const person of [sender, reader]) {
    await person.stop();
    rmSync(person.profileDir, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  await service.remove();
  await keyring.stop();
  return figures.slice(1);
}
