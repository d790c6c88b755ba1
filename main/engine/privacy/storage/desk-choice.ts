/** What the person lets this computer keep of what they were doing: begun texts, and where they were when the app locked. */
import { z } from 'zod';
import {
  initialChoice,
  type StorageAnswer,
  type StorageChoice,
  storageChoices,
} from '../../../../contract/domain/storage-choice.ts';
import type { Emit } from '../../emit.ts';
import type { Store } from '../../store/database.ts';
import { clearOldPages } from '../../store/repositories/deletions.ts';
import { removeAllDrafts } from '../../store/repositories/drafts.ts';
import { findSetting, putSetting, removeSetting } from '../../store/repositories/settings.ts';
import { inTransaction } from '../../store/statement.ts';

const choiceSetting = 'desk-choice';
const placeSetting = 'desk-place';

const savedSchema = z.strictObject({
  choice: z.enum(storageChoices),
  /** The run of the app that rows are for (`session`), or that was allowed to write some (`ask`). */
  run: z.string().nullable(),
});
type Saved = z.infer<typeof savedSchema>;

function find(store: Store): Saved {
  const saved = findSetting(store, choiceSetting);
  return saved === undefined ? { choice: initialChoice, run: null } : savedSchema.parse(JSON.parse(saved));
}

const put = (store: Store, saved: Saved): void => putSetting(store, choiceSetting, JSON.stringify(saved));

export const getDeskChoice = (store: Store): StorageChoice => find(store).choice;

/** Rows, the pages they were on, and the log behind them. */
function clear(store: Store): void {
  inTransaction(store, () => {
    removeAllDrafts(store);
    removeSetting(store, placeSetting);
  });
  clearOldPages(store);
}

/** Whether rows of it may be written now. The question is put to the person where they want to be asked. */
export function mayKeepDesk({ store, emit }: { readonly store: Store; readonly emit: Emit }): boolean {
  const { choice, run } = find(store);
  const isAsked = choice === 'ask' && run === null;
  if (isAsked) emit('storage.asked', { item: 'desk' });
  return !isAsked && choice !== 'refuse';
}

/** The choice stands first: what a crash leaves, the next opening clears. What may not stay is gone when it answers. */
export function chooseDesk(store: Store, run: string, choice: StorageChoice): void {
  inTransaction(store, () => put(store, { choice, run: choice === 'session' ? run : null }));
  if (choice !== 'keep') clear(store);
}

/** `once`: until the app quits. */
export function answerDesk(store: Store, run: string, answer: StorageAnswer): void {
  if (answer !== 'once') chooseDesk(store, run, answer === 'always' ? 'keep' : 'refuse');
  else if (getDeskChoice(store) === 'ask') inTransaction(store, () => put(store, { choice: 'ask', run }));
}

/** Call when a store was opened, before anything is read: rows that were for an earlier run of the app go. */
export function settleDesk(store: Store, run: string): void {
  const { choice, run: was } = find(store);
  const isStale = was !== run && (choice === 'ask' || choice === 'session') && was !== null;
  if (choice === 'refuse' || (isStale && choice === 'session')) clear(store);
  if (isStale) inTransaction(store, () => put(store, { choice, run: choice === 'session' ? run : null }));
}

/** Call when the app quits, with the store still open. */
export function forgetDesk(store: Store): void {
  if (getDeskChoice(store) === 'session') clear(store);
}
