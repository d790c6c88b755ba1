import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditHead, auditHeadSchema } from '../../../../../contract/domain/audit-log.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { keepHead } from '../../../../../main/engine/audit/head-keeper.ts';
import { readLog } from '../../../../../main/engine/audit/reading.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { type LogOwner, makeOwner, tamper } from './scene.ts';

let folder: string;
let owner: LogOwner;
beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7a-'));
  owner = makeOwner();
  owner.record('profile.created');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'audit-head.json');
const onDisk = (): AuditHead => auditHeadSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
const keep = () => keepHead(owner as unknown as Desk, folder);
const view = () => readLog(owner.store, { before: null, limit: 1 });

/** A service that keeps the longest head it was told, as ours does. */
function service(): { told: AuditHead[]; authorised: Authorised } {
  const told: AuditHead[] = [];
  let longest: AuditHead | null = null;
  const authorised = async (_name: string, { head }: { head: AuditHead }) => {
    const known = longest;
    told.push(head);
    if (longest === null || head.count > longest.count) longest = head;
    return { v: 1, known };
  };
  return { told, authorised: authorised as unknown as Authorised };
}

describe('the head beside the database', () => {
  it('is written once for a burst of lines, and on closing', () => {
    const keeper = keep();
    expect(existsSync(file())).toBe(false);
    owner.record('profile.opened', 'passcode.set');
    vi.advanceTimersByTime(2_999);
    expect(existsSync(file())).toBe(false);
    vi.advanceTimersByTime(1);
    expect(onDisk().count).toBe(3);
    owner.record('backup.made');
    keeper.close();
    expect(onDisk().count).toBe(4);
    owner.record('backup.made');
    vi.advanceTimersByTime(60_000);
    expect(onDisk().count).toBe(4);
  });

  it('is compared with the log at the start: an older copy put back is noted', () => {
    owner.record('profile.opened', 'keys.changed', 'profile.opened');
    keep().close();
    tamper(owner, 'DELETE FROM audit WHERE seq > 2');
    keep().close();
    expect(view()).toMatchObject({ lines: 3, state: { kind: 'shorter', known: 4 } });
    keep().close();
    expect(view()).toMatchObject({ lines: 3, state: { kind: 'shorter', known: 4 } });
  });

  it('is written anew where it was damaged', () => {
    writeFileSync(file(), '{"log"');
    keep().close();
    expect(onDisk().count).toBe(1);
    expect(view().state).toEqual({ kind: 'whole' });
  });

  it('does not stop anything where it cannot be written', () => {
    const keeper = keepHead(owner as unknown as Desk, join(folder, 'nowhere'));
    owner.record('profile.opened');
    vi.advanceTimersByTime(3_000);
    keeper.close();
    expect(view().lines).toBe(2);
  });
});

describe('the head at the service', () => {
  it('is told when the log has grown, not more often than every half minute, and the time is kept', async () => {
    const { told, authorised } = service();
    const keeper = keep();
    await keeper.whileConnected(authorised);
    await keeper.whileConnected(authorised);
    expect(told.map(({ count }) => count)).toEqual([1]);
    expect(view().headKeptAt).toBe(owner.clock.now());
    owner.record('profile.opened');
    await keeper.whileConnected(authorised);
    expect(told.length).toBe(1);
    const woken = owner.woken;
    vi.advanceTimersByTime(30_000);
    expect(owner.woken).toBeGreaterThan(woken);
    await keeper.whileConnected(authorised);
    expect(told.map(({ count }) => count)).toEqual([1, 2]);
    keeper.close();
  });

  it('shows a log that lost lines together with the head beside it', async () => {
    const { authorised } = service();
    owner.record('profile.opened', 'keys.changed', 'profile.opened');
    const before = keep();
    await before.whileConnected(authorised);
    before.close();
    rmSync(file());
    tamper(owner, 'DELETE FROM audit WHERE seq > 2');
    const after = keep();
    expect(view().state).toEqual({ kind: 'whole' });
    await after.whileConnected(authorised);
    expect(view()).toMatchObject({ lines: 3, state: { kind: 'shorter', known: 4 } });
    after.close();
  });

  it('can wait: a service that says no or is away stops nothing', async () => {
    const keeper = keep();
    await keeper.whileConnected(() => Promise.reject(new AppError('network.offline')));
    expect(view().headKeptAt).toBeNull();
    const { told, authorised } = service();
    vi.advanceTimersByTime(30_000);
    await keeper.whileConnected(authorised);
    expect(told.length).toBe(1);
    keeper.close();
  });
});
