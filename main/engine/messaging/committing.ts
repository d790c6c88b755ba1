/** Commits: ours are stored as pending until the log shows them; those of others move us to the next epoch. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { isInCall } from '../calls/in-call.ts';
import { reach } from '../crash-points.ts';
import { epochOf, listMembers, processCommit, updateKeys } from '../e2ee/index.ts';
import { tellOpenInvitations } from '../linking/known-invitations.ts';
import { tellOwnProfile, tellProfileAgain } from '../privacy/details/telling.ts';
import { tellPolicyAnswer } from '../privacy/policy/telling.ts';
import { tellOwnRequests } from '../privacy/rights/taking.ts';
import { tellKit } from '../recovery/known-kit.ts';
import { type Conversation, getConversation } from '../store/repositories/conversations.ts';
import { clearUnreadable, settleAsk } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { isRenewalDue } from './epoch-age.ts';
import { policyFor } from './group-rules.ts';
import { isTakenOut, noteGone, takeOut } from './groups/going.ts';
import { introduceAgain } from './groups/telling.ts';
import { showLines } from './known-list.ts';
import { noteNeed } from './needs.ts';
import { tellRuleAgain } from './record-rule.ts';
import { readSealed } from './sealed-bytes.ts';
import { isOutside } from './troubles.ts';

/**
 * Offers our pending commit to the log. It is the same envelope each time, so a lost answer is harmless.
 * `won`: it is the next epoch. `lost`: another commit took the position, proved good and was applied. `refused`: the
 * service will never take it (it names a device that is gone since); it is destroyed and may be drafted anew.
 */
export async function submitPending(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<'won' | 'lost' | 'refused' | 'none'> {
  const pending = desk.groups.findPending(conversation, generation);
  if (pending === undefined) return 'none';
  try {
    await authorised('conversations.commit', {
      conversation,
      generation,
      position: pending.position,
      envelope: pending.envelope,
      bytes: toBase64Url(pending.bytes),
      welcomes: [...pending.welcomes],
    });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    if (thrown.code === 'log.positionTaken') return settleByLog(desk, authorised, conversation, generation);
    // The log is full: no commit leads on from here, and the next generation has one of its own.
    const isFull = thrown.code === 'request.tooMany' && thrown.fields['limitBytes'] !== undefined;
    if (isFull) noteNeed(desk, conversation, 'renew');
    else if (thrown.retryable) throw thrown;
    desk.groups.discardPending(conversation, generation);
    return 'refused';
  }
  reach('commit.accepted');
  return promote(desk, conversation, generation);
}

/** Devices of these accounts came in: what was said before they did is said again. */
function tellComers(desk: Desk, conversation: Conversation, accounts: readonly string[]): void {
  introduceAgain(desk, conversation, accounts);
  if (conversation.kind === 'own' && accounts.length > 0) {
    tellOpenInvitations(desk);
    tellKit(desk);
    tellPolicyAnswer(desk);
    tellOwnProfile(desk);
    tellOwnRequests(desk);
  }
  if (accounts.some((one) => one !== desk.account.id)) {
    tellRuleAgain(desk, conversation.id);
    tellProfileAgain(desk, conversation.id);
  }
}

/** The log shows it: who asked to be added and came in by it has been answered. */
function promote(desk: Desk, conversation: string, generation: number): 'won' {
  const welcomed = desk.groups.findPending(conversation, generation)?.welcomes ?? [];
  desk.groups.promotePending(conversation, generation, (state) => {
    for (const { device } of welcomed) settleAsk(desk.store, { conversation, device }, desk.clock.now());
    const came = listMembers(state).filter(({ deviceId }) =>
      welcomed.some(({ device }) => device === deviceId),
    );
    tellComers(
      desk,
      getConversation(desk.store, conversation),
      came.map(({ accountId }) => accountId),
    );
  });
  return 'won';
}

/** The service's word alone destroys nothing: the log itself shows whose commit stands at our position. */
async function settleByLog(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<'won' | 'lost'> {
  const pending = desk.groups.findPending(conversation, generation);
  if (pending === undefined) return 'lost';
  const { entries } = await authorised('conversations.log', {
    conversation,
    generation,
    from: pending.position,
  });
  const entry = entries.find((one) => one.position === pending.position);
  if (entry === undefined) throw new AppError('log.positionTaken');
  if (entry.envelope === pending.envelope && entry.senderDevice === desk.device.id) {
    return promote(desk, conversation, generation);
  }
  await applyCommit(desk, { conversation, generation, position: entry.position, bytes: entry.bytes });
  return 'lost';
}

/** A commit as the mailbox or the log gives it; `bytes` base64url. */
export interface LoggedCommit {
  readonly conversation: string;
  readonly generation: number;
  readonly position: number;
  readonly bytes: string;
}

/**
 * Applies the commit at the next position; one already applied changes nothing. Ours at that position has lost and is
 * destroyed, but only once the other has proved good. `alongside` runs in the same transaction.
 */
export async function applyCommit(desk: Desk, commit: LoggedCommit, alongside = () => {}): Promise<void> {
  const { store, groups } = desk;
  const { conversation: id, generation } = commit;
  const conversation = getConversation(store, id);
  const state = groups.load(id, generation);
  if (commit.position <= epochOf(state)) {
    inTransaction(store, alongside);
    return;
  }
  const applied = await processCommit(state, readSealed(commit.bytes), {
    policy: policyFor(desk, conversation),
    now: desk.clock.now(),
  });
  if (groups.findPending(id, generation) !== undefined) groups.discardPending(id, generation);
  if (isTakenOut(desk, state, applied)) {
    const lines = inTransaction(store, () => {
      alongside();
      return takeOut(desk, conversation);
    });
    showLines(desk, lines);
    return;
  }
  const lines = groups.save(id, generation, applied, () => {
    groups.noteCommit(id, generation, epochOf(applied.state));
    for (const { deviceId } of applied.changes.added) {
      settleAsk(store, { conversation: id, device: deviceId }, desk.clock.now());
    }
    clearUnreadable(store, id);
    tellComers(
      desk,
      conversation,
      applied.changes.added.map(({ accountId }) => accountId),
    );
    // Added anew in the same commit, and whether its Welcome opens is not known: one that comes settles this.
    if (applied.isRemoved) noteNeed(desk, id, 'rejoin');
    alongside();
    return noteGone(desk, conversation, listMembers(applied.state), listMembers(state));
  });
  showLines(desk, lines);
}

/** Renews our keys in conversations where the last commit is a week or 200 messages old, in mid-call 800; answers whether one is pending. */
export async function renewKeysWhenDue(desk: Desk, conversation: string): Promise<boolean> {
  const { generation } = getConversation(desk.store, conversation);
  if (desk.groups.findPending(conversation, generation) !== undefined) return true;
  const age = desk.groups.getAge(conversation, generation);
  if (!isRenewalDue(age, desk.clock.now(), isInCall(desk, conversation))) return false;
  const draft = await updateKeys(desk.groups.load(conversation, generation));
  desk.groups.savePending(conversation, generation, draft, []);
  return true;
}
