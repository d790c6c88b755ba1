/** How fast a backup is written with its reading back, and brought back into a new vault, and how much memory that takes. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../../main/engine/backup/making.ts';
import { restoreVault } from '../../main/engine/backup/restoring.ts';
import { loadSodium, randomBytes } from '../../main/engine/crypto/primitives.ts';
import type { Keychain } from '../../main/engine/keys/keychain.ts';
import { makeProfile } from '../../main/engine/profile/sign-up.ts';
import { makeKit } from '../../main/engine/recovery/kit.ts';
import { makeRecoveryKey } from '../../main/engine/recovery/recovery-key.ts';
import { deriveRecoveryKeys } from '../../main/engine/recovery/recovery-keys.ts';
import { putAttachment } from '../../main/engine/store/attachments.ts';
import { openStore, type Store } from '../../main/engine/store/database.ts';
import {
  getAccount,
  putAccount,
  putDevice,
  putPracticeName,
} from '../../main/engine/store/repositories/account.ts';
import { addContact } from '../../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../../main/engine/store/repositories/conversations.ts';
import { addMessage } from '../../main/engine/store/repositories/messages.ts';
import { putKit } from '../../main/engine/store/repositories/recovery.ts';
import { inTransaction } from '../../main/engine/store/statement.ts';
import { round } from '../statistics.ts';
import { makeCorpus } from './corpus.ts';

const mib = 1024 * 1024;
const attachments = 4;
const attachmentMiB = 16;
const rowsPerTransaction = 2_000;

/** The bench is about files: a keychain in memory is as good as any. */
function memoryKeychain(): Keychain {
  const held = new Map<string, string>();
  return {
    backend: 'libsecret',
    read: async (name) => held.get(name) ?? '',
    write: async (name, secret) => void held.set(name, secret),
    remove: async (name) => void held.delete(name),
  };
}

const idOf = (kind: string, number: number): string => `${kind}${String(number).padStart(20, '0')}A`;

async function* content(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < attachmentMiB; at++) yield randomBytes(mib);
}

/** One conversation of so many lines, and attachments of its first one. */
export async function fillWithTalk(store: Store, vault: string, messages: number): Promise<void> {
  const corpus = makeCorpus(7);
  inTransaction(store, () => {
    const { deviceList } = getAccount(store);
    addContact(store, {
      account: idOf('a', 0),
      accountKey: new Uint8Array(32),
      nickname: 'Someone',
      label: null,
      practiceName: 'Practice',
      deviceList,
      createdAt: 1,
    });
    const state = 'open';
    addConversation(store, {
      id: idOf('c', 0),
      contact: idOf('a', 0),
      generation: 1,
      state,
      readUpTo: 0,
      createdAt: 1,
      activityAt: 1,
    });
  });
  for (let first = 1; first <= messages; first += rowsPerTransaction) {
    inTransaction(store, () => {
      for (let number = first; number < Math.min(first + rowsPerTransaction, messages + 1); number++) {
        const line = corpus.line();
        addMessage(store, {
          id: idOf('m', number),
          conversation: idOf('c', 0),
          number,
          mine: line.mine,
          senderAccount: idOf('a', 0),
          senderDevice: 'd',
          text: line.text,
          at: line.at,
          receivedAt: line.at,
          delivery: 'sent',
          missingBefore: 0,
          outOfOrder: false,
        });
      }
    });
  }
  for (let made = 0; made < attachments; made++) {
    const attachment = { message: idOf('m', 1), name: 'a', type: 'b', createdAt: 1 };
    await putAttachment(store, vault, attachment, content());
  }
}

/** Seconds, of clock and of processor (which a busy machine changes less), and the most memory over that at the beginning. */
async function measured(work: (look: () => void) => Promise<unknown>) {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const started = performance.now();
  const cpu = process.cpuUsage();
  await work(look);
  look();
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    addedMiB: round((most - before) / mib, 0),
  };
}

/** `messages` lines and 64 MiB of attachments. */
export async function benchBackup(messages: number): Promise<Record<string, unknown>> {
  await loadSodium();
  const folder = mkdtempSync(join(tmpdir(), 'o7-bench-backup-'));
  const vault = join(folder, 'vault');
  mkdirSync(vault);
  const store = openStore({ file: join(vault, 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  try {
    const now = Date.now();
    const { account, device } = makeProfile('therapist', 'Rana', now);
    putAccount(store, { ...account, registration: null });
    putDevice(store, device);
    putPracticeName(store, 'Practice');
    const recoveryKey = makeRecoveryKey();
    putKit(store, makeKit(store, recoveryKey, now));
    await fillWithTalk(store, vault, messages);
    const path = join(folder, 'bench.o7backup');
    const { signal } = new AbortController();
    let bytes = 0;
    const made = await measured(async (look) => {
      const source = { store, vault, appVersion: 'bench', now };
      ({ bytes } = await makeBackup(source, { path, place: 'file' }, { signal, progress: look }));
    });
    const profileDir = join(folder, 'elsewhere');
    mkdirSync(profileDir);
    const place = { profileDir, keychain: memoryKeychain(), machineId: () => null };
    const restored = await measured(async (look) => {
      const keys = deriveRecoveryKeys(recoveryKey);
      const protection = { passcode: null, shared: false, withoutKeychain: false };
      const run = { signal, progress: look };
      const back = await restoreVault({ place, clock: { now: Date.now } }, path, keys, protection, run);
      back.store.close();
    });
    const size = bytes / mib;
    return {
      messages,
      fileMiB: round(size, 1),
      backup: {
        seconds: round(made.seconds, 1),
        mibPerSecond: round(size / made.seconds, 1),
        mibPerCpuSecond: round(size / made.cpuSeconds, 1),
        addedMiB: made.addedMiB,
      },
      restore: {
        seconds: round(restored.seconds, 1),
        mibPerSecond: round(size / restored.seconds, 1),
        mibPerCpuSecond: round(size / restored.cpuSeconds, 1),
        addedMiB: restored.addedMiB,
      },
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
