/** Tells the service what the person decided, where it acts on it. */

import type { Decision } from '../../../../contract/domain/purposes.ts';
import { type ToldPurpose, toldPurposes } from '../../../../contract/domain/purposes.ts';
import type { ReceiptAct } from '../../../../contract/domain/receipt.ts';
import type { StandingRestriction } from '../../../../contract/domain/restriction.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Companion } from '../../desk-connection.ts';
import type { Desk } from '../../messaging/desk.ts';
import { isOutside } from '../../messaging/troubles.ts';
import { findDecision, findRestrictionReceipt } from '../../store/repositories/privacy-receipts.ts';
import { findSetting, putSetting } from '../../store/repositories/settings.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { noteToldConsent, putHeard, readToldConsents, toldSetting } from './settings.ts';

type Teller = Pick<Desk, 'store' | 'emit'>;

function showChanged({ emit }: Teller): void {
  emit('choices.changed', {});
  emit('conversations.changed', {});
}

/** What the service said of itself, with its first word or in an answer. */
export function noteHeard(desk: Teller, heard: StandingRestriction | null): void {
  if (inTransaction(desk.store, () => putHeard(desk.store, heard))) showChanged(desk);
}

/**
 * Call before any mail can come: a restriction decided offline holds from the first moment of the next connection. What the
 * service refuses stays due. Throws what concerns the connection.
 */
export async function tellRestriction(desk: Teller, authorised: Authorised): Promise<void> {
  const { store } = desk;
  const receipt = findRestrictionReceipt(store);
  if (receipt === undefined || findSetting(store, toldSetting) === receipt.id) return;
  const restricted = receipt.act === 'restricted' && receipt.details['scope'] === 'everything';
  try {
    const answer = await authorised('account.restrict', { restricted, decidedAt: receipt.at });
    inTransaction(store, () => {
      putSetting(store, toldSetting, receipt.id);
      putHeard(store, answer.restriction);
    });
    showChanged(desk);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
  }
}

const decisionOf: Partial<Record<ReceiptAct, Decision>> = {
  'consent.given': 'given',
  'consent.withdrawn': 'withdrawn',
  'objection.made': 'objected',
  'objection.ended': 'objectionEnded',
};

async function tellConsent({ store }: Teller, authorised: Authorised, purpose: ToldPurpose): Promise<void> {
  const receipt = findDecision(store, purpose)?.receipt;
  if (receipt === undefined || readToldConsents(store)[purpose] === receipt.id) return;
  const decision = decisionOf[receipt.act];
  if (decision === undefined || receipt.text === null) return;
  const { name: _name, ...text } = receipt.text;
  await authorised('consents.put', { purpose, decision, decidedAt: receipt.at, text });
  inTransaction(store, () => noteToldConsent(store, purpose, receipt.id));
}

/** An objection to being told how long the security log is: what was told is forgotten there, once. */
async function forgetHeads({ store }: Teller, authorised: Authorised): Promise<void> {
  const receipt = findDecision(store, 'security')?.receipt;
  if (receipt?.act !== 'objection.made' || readToldConsents(store)['security'] === receipt.id) return;
  await authorised('audit.forgetHeads', {});
  inTransaction(store, () => noteToldConsent(store, 'security', receipt.id));
}

/** A companion of the connection. */
export function tellChoices(desk: Desk): Companion {
  return {
    async whileConnected(authorised) {
      try {
        await tellRestriction(desk, authorised);
        for (const purpose of toldPurposes) await tellConsent(desk, authorised, purpose);
        await forgetHeads(desk, authorised);
      } catch (thrown) {
        // It stays due.
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close() {},
  };
}
