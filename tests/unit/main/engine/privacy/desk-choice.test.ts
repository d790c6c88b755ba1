/** Begun texts and the place of a lock, as far as the person lets them be kept; looked for in every page of a real file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StorageChoice } from '../../../../../contract/domain/storage-choice.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  answerDesk,
  chooseDesk,
  forgetDesk,
  getDeskChoice,
  mayKeepDesk,
  settleDesk,
} from '../../../../../main/engine/privacy/storage/desk-choice.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import { readShortTables } from '../../../../../main/engine/store/repositories/backup-rows.ts';
import { addConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import { keepDraft, listDrafts } from '../../../../../main/engine/store/repositories/drafts.ts';
import { findSetting, putSetting } from '../../../../../main/engine/store/repositories/settings.ts';
import { readDecrypted } from '../../../../support/decrypted-pages.ts';

const canary = 'what-i-could-not-say-aloud';
const [monday, tuesday] = ['run-1', 'run-2'];
let folder: string;
let file: string;
let dataKey: Uint8Array;
let conversation: string;
let store: Store;
let asked: number;

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7-desk-'));
  file = join(folder, 'o7.db');
  dataKey = randomBytes(32);
  conversation = newId();
  asked = 0;
  store = openStore({ file, dataKey, mode: 'create' });
  const at = { createdAt: 1, activityAt: 1, readUpTo: 0 };
  addConversation(store, {
    id: conversation,
    kind: 'group',
    founder: newId(),
    title: 'Us',
    state: 'open',
    generation: 1,
    ...at,
  });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes both as far as that is allowed; answers whether it was. */
function keep(): boolean {
  const isAllowed = mayKeepDesk({ store, emit: () => void asked++ });
  if (!isAllowed) return false;
  keepDraft(store, conversation, canary, 1);
  putSetting(store, 'desk-place', JSON.stringify({ conversation: canary }));
  return true;
}
const hasRows = () => listDrafts(store).length > 0 || findSetting(store, 'desk-place') !== undefined;
const isOnDisk = () => readDecrypted(file, dataKey).includes(canary);
/** Opens the store again in this run of the app. */
const reopen = (run: string) => settleDesk(store, run);
const backedUp = () => readShortTables(store).find(({ table }) => table === 'draft')?.rows.length;

describe('begun texts and the place of a lock', () => {
  it('S4: are kept until somebody chooses, and then refused, cleared at once from rows, pages and log', () => {
    expect([getDeskChoice(store), findSetting(store, 'desk-choice')]).toEqual(['keep', undefined]);
    expect([keep(), isOnDisk(), backedUp()]).toEqual([true, true, 1]);
    chooseDesk(store, monday, 'refuse');
    expect([hasRows(), isOnDisk(), keep(), asked]).toEqual([false, false, false, 0]);
    reopen(tuesday);
    expect([getDeskChoice(store), keep()]).toEqual(['refuse', false]);
  });

  it('S4: "forget when I quit" outlives a lock, not a quit, not a kill, and never goes into a backup', () => {
    chooseDesk(store, monday, 'session');
    expect([keep(), backedUp()]).toEqual([true, 0]);
    reopen(monday);
    expect([hasRows(), isOnDisk()]).toEqual([true, true]);
    forgetDesk(store);
    expect([hasRows(), isOnDisk()]).toEqual([false, false]);
    expect(keep()).toBe(true);
    // Killed: nobody called forgetDesk.
    reopen(tuesday);
    expect([hasRows(), isOnDisk(), getDeskChoice(store)]).toEqual([false, false, 'session']);
  });

  it('S4: "ask me" keeps nothing before a yes, and a "this time" holds for this run of the app', () => {
    keep();
    chooseDesk(store, monday, 'ask');
    expect([hasRows(), isOnDisk(), keep(), asked]).toEqual([false, false, false, 1]);
    answerDesk(store, monday, 'once');
    expect([keep(), asked]).toEqual([true, 1]);
    reopen(monday);
    expect([keep(), asked]).toEqual([true, 1]);
    reopen(tuesday);
    expect([hasRows(), keep(), asked]).toEqual([true, false, 2]);
    answerDesk(store, tuesday, 'never');
    expect([hasRows(), isOnDisk(), getDeskChoice(store)]).toEqual([false, false, 'refuse']);
    answerDesk(store, tuesday, 'always');
    expect(getDeskChoice(store)).toBe('keep');
  });

  it('S4: what a crash left between the choice and the clearing goes when the store is opened', () => {
    for (const choice of ['refuse', 'session'] as const satisfies StorageChoice[]) {
      chooseDesk(store, monday, 'keep');
      keep();
      putSetting(store, 'desk-choice', JSON.stringify({ choice, run: choice === 'session' ? monday : null }));
      expect(hasRows()).toBe(true);
      reopen(tuesday);
      expect([choice, hasRows(), isOnDisk()]).toEqual([choice, false, false]);
    }
  });
});
