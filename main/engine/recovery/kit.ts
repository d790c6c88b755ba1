/** The recovery kit of an open profile: its words are shown, asked back, and only then anything is stored; the words never. */
import type { NewKit, RecoveryStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import type { WriteRecovery } from '../profile/changing-keys.ts';
import type { Profile } from '../profile/profile.ts';
import { rewrap } from '../profile/rewrapping.ts';
import type { Vault } from '../profile/vault.ts';
import { vaultFolder } from '../profile/vault-place.ts';
import type { Store } from '../store/database.ts';
import { getAccount } from '../store/repositories/account.ts';
import { countRecordDue, findKit, type Kit, putKit } from '../store/repositories/recovery.ts';
import { inTransaction } from '../store/statement.ts';
import { confirmedAfter, isKitNews, tellKit } from './known-kit.ts';
import {
  isRecoveryFileOf,
  type KeyedDatabase,
  removeRecoveryFiles,
  writeNextRecoveryFile,
  writeRecoveryFile,
} from './recovery-file.ts';
import { findWord, makeRecoveryKey, toCard, toGroups, toWords } from './recovery-key.ts';
import { deriveRecoveryKeys, vouchFor, wipeKeys } from './recovery-keys.ts';

interface Begun {
  readonly key: Uint8Array;
  readonly words: readonly string[];
  readonly ask: readonly number[];
}

interface Answer {
  readonly position: number;
  readonly word: string;
}

/** Three places of 24, in order. */
function choosePlaces(): number[] {
  const places = new Set<number>();
  // 240 is the largest multiple of 24 that a byte holds: no place is likelier than another.
  while (places.size < 3) for (const byte of randomBytes(8)) if (byte < 240) places.add((byte % 24) + 1);
  return [...places].slice(0, 3).sort((left, right) => left - right);
}

function checkAnswers({ words, ask }: Begun, answers: readonly Answer[]): void {
  for (const position of ask) {
    const answer = answers.find((one) => one.position === position);
    const word = words[position - 1] ?? '';
    if (answer === undefined || findWord(answer.word) !== findWord(word)) {
      throw new AppError('recovery.wrongAnswer', { fields: { position } });
    }
  }
}

export function viewKit(store: Store): RecoveryStatus {
  const kit = findKit(store);
  if (kit === undefined) return { kit: null };
  return {
    kit: {
      confirmedAt: kit.confirmedAt,
      record: countRecordDue(store) === 0 ? 'stored' : 'waiting',
      isNews: isKitNews(store),
    },
  };
}

const ownDatabase = (vault: Vault): KeyedDatabase[] => [
  { database: vault.keyFile.database, dataKey: vault.dataKey },
];

/** Brings the recovery file in step with the row, after a crash in between or a change of keys: call it with every open vault. */
export function settleRecoveryFile(folder: string, vault: Vault, now: number): void {
  const kit = findKit(vault.store);
  if (kit === undefined) removeRecoveryFiles(folder);
  else if (!isRecoveryFileOf(folder, kit.kit, [vault.keyFile.database])) {
    writeRecoveryFile(folder, kit, ownDatabase(vault), now);
  }
}

/** Writes the recovery file while the keys of an open vault are changed; null where there is no kit. */
export function recoveryWriter(folder: string, { store }: Vault, now: number): WriteRecovery | null {
  const kit = findKit(store);
  return kit === undefined ? null : (keys) => writeRecoveryFile(folder, kit, keys, now);
}

/** Binds the key to this machine where the system tells which one it is; a keychain that is away is asked again with the next kit. */
export async function bindToMachine(profile: Profile): Promise<void> {
  const { place, clock } = profile;
  await profile.changeVault(async (vault) => {
    if (vault.keyFile.wrap.machine !== null || place.machineId() === null) return vault;
    try {
      const bound = await rewrap(place, vault, { bound: true });
      recordEvent(bound.store, clock.now(), { code: 'binding.on' });
      return bound;
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code.startsWith('keychain.')) return vault;
      throw thrown;
    }
  });
}

/** The kit of a recovery key for the account of a store. */
export function makeKit(store: Store, recoveryKey: Uint8Array, confirmedAt: number): Kit {
  const keys = deriveRecoveryKeys(recoveryKey);
  const { id, key } = getAccount(store);
  const { publicKey, lookupId } = keys;
  const vouch = vouchFor(keys, { id, publicKey: key.publicKey });
  wipeKeys(keys);
  return { kit: newId(), publicKey, lookupId, vouch, confirmedAt };
}

export interface KitMaker {
  begin(): NewKit;
  confirm(answers: readonly Answer[]): Promise<RecoveryStatus>;
  giveUp(): void;
}

/** Words live in this closure alone, from `begin` until they are confirmed or given up. */
export function createKitMaker(profile: Profile): KitMaker {
  let begun: Begun | null = null;

  function giveUp(): void {
    if (begun !== null) wipe(begun.key);
    begun = null;
  }

  /** Whichever of the two kits a crash leaves in the row, its words open the vault. */
  async function store(key: Uint8Array): Promise<void> {
    const vault = profile.getVault();
    const folder = vaultFolder(profile.place);
    const now = profile.clock.now();
    const before = findKit(vault.store);
    const kit = makeKit(vault.store, key, confirmedAfter(before, now));
    writeNextRecoveryFile(folder, kit, ownDatabase(vault), now);
    reach('kit.fileWritten');
    inTransaction(vault.store, () => {
      putKit(vault.store, kit);
      recordEvent(vault.store, now, { code: before === undefined ? 'kit.made' : 'kit.replaced' });
      tellKit({ store: vault.store, clock: profile.clock });
    });
    reach('kit.rowWritten');
    writeRecoveryFile(folder, kit, ownDatabase(vault), now);
    await bindToMachine(profile);
  }

  return {
    begin() {
      profile.getVault();
      giveUp();
      const key = makeRecoveryKey();
      const made = { key, words: toWords(key), ask: choosePlaces() };
      begun = made;
      return {
        words: [...made.words],
        groups: [...toGroups(key)],
        card: toCard(key),
        ask: [...made.ask],
      };
    },
    async confirm(answers) {
      if (begun === null) throw new AppError('recovery.notBegun');
      checkAnswers(begun, answers);
      const { key } = begun;
      begun = null;
      await store(key).finally(() => wipe(key));
      const { desk } = profile.getOpen();
      desk.wake();
      return viewKit(desk.store);
    },
    giveUp,
  };
}
