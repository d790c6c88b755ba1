/** The person decides about a purpose, or restricts the use of their data: it holds at once, also offline, and leaves a receipt. */
import {
  type DecidedText,
  decidedTexts,
  type RestrictionScope,
  wholeText,
} from '../../../../contract/domain/purpose-texts.ts';
import {
  type Decision,
  type Purpose,
  type PurposeId,
  purposes,
} from '../../../../contract/domain/purposes.ts';
import type { Receipt, ReceiptAct, ReceiptText } from '../../../../contract/domain/receipt.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { newId } from '../../crypto/ids.ts';
import type { Desk } from '../../messaging/desk.ts';
import { isBlocked } from '../../store/repositories/contacts.ts';
import { listConversationsIn } from '../../store/repositories/conversations.ts';
import { addToOutbox, dropUnsealed } from '../../store/repositories/outbox.ts';
import { findDecision, findRestrictionReceipt } from '../../store/repositories/privacy-receipts.ts';
import { inTransaction } from '../../store/statement.ts';
import { hashText, issueReceipt } from '../receipts/issue.ts';
import { readHeard } from './settings.ts';
import { findRestriction } from './state.ts';

const acts: Readonly<Record<Decision, ReceiptAct>> = {
  given: 'consent.given',
  withdrawn: 'consent.withdrawn',
  objected: 'objection.made',
  objectionEnded: 'objection.ended',
};

type Language = ReceiptText['language'];

/** The text as it stood on the screen. */
function textOf(name: DecidedText, language: Language): ReceiptText {
  const { version, [language]: shown } = decidedTexts[name];
  return { name, version, language, hash: hashText(wholeText(shown)) };
}

/** Which decisions there are about it now. */
export function decisionsAbout(id: PurposeId): readonly Decision[] {
  const { choice }: Purpose = purposes[id];
  if (choice === 'consent') return ['given', 'withdrawn'];
  return choice === 'objection' || choice === 'request' ? ['objected', 'objectionEnded'] : [];
}

/** Throws `request.invalid` where nothing can be decided about it. */
export function decide(
  desk: Desk,
  chosen: { readonly purpose: PurposeId; readonly decision: Decision; readonly language: Language },
): Receipt {
  const { purpose, decision, language } = chosen;
  if (!decisionsAbout(purpose).includes(decision)) throw new AppError('request.invalid');
  const { store, emit } = desk;
  const receipt = inTransaction(store, () =>
    issueReceipt(desk, {
      act: acts[decision],
      text: textOf(purpose, language),
      details: { purpose },
      after: findDecision(store, purpose)?.receipt.at ?? 0,
    }),
  );
  emit('choices.changed', {});
  emit('receipts.changed', {});
  return receipt;
}

/** Says it to everybody this person writes with, sealed like any message; null: no more. Whom they blocked is told nothing. */
function tellPeople({ store, clock }: Desk, since: number | null): void {
  dropUnsealed(store, 'pause');
  for (const { id, kind, contact } of listConversationsIn(store, 'open')) {
    if (kind === 'own' || (contact !== null && isBlocked(store, contact))) continue;
    addToOutbox(store, {
      conversation: id,
      message: newId(),
      type: 'pause',
      payload: { since },
      at: clock.now(),
    });
  }
}

/** Later than every decision before it, whatever a clock says: the latest one stands. */
const lastDecisionAt = ({ store }: Desk): number =>
  Math.max(findRestrictionReceipt(store)?.at ?? 0, readHeard(store)?.decidedAt ?? 0);

function changeRestriction(desk: Desk, scope: RestrictionScope | null, language: Language): Receipt {
  const { store, emit } = desk;
  const before = findRestriction(store)?.scope ?? null;
  const about = scope ?? before;
  if (about === null || scope === before) throw new AppError('request.invalid');
  const receipt = inTransaction(store, () => {
    const made = issueReceipt(desk, {
      act: scope === null ? 'unrestricted' : 'restricted',
      text: textOf(`restriction.${about}`, language),
      details: { scope: about },
      after: lastDecisionAt(desk),
    });
    const isPausing = scope === 'everything';
    if (isPausing || before === 'everything') tellPeople(desk, isPausing ? made.at : null);
    return made;
  });
  for (const changed of ['choices.changed', 'receipts.changed', 'conversations.changed'] as const)
    emit(changed, {});
  return receipt;
}

/** Throws `request.invalid` where this very restriction holds already. */
export function restrict(
  desk: Desk,
  { scope, language }: { readonly scope: RestrictionScope; readonly language: Language },
): Receipt {
  return changeRestriction(desk, scope, language);
}

/** Throws `request.invalid` where nothing is restricted. */
export function lift(desk: Desk, language: Language): Receipt {
  return changeRestriction(desk, null, language);
}
