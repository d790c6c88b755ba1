/** Requests as the window is shown them, and telling it that they changed. */
import type { RequestState, RequestView } from '../../../../contract/bridge/rights-view.ts';
import { type CalendarDay, dayOf, daysBetween } from '../../../../contract/domain/calendar-day.ts';
import { dueDay, extendedDay } from '../../../../contract/domain/jurisdictions.ts';
import { hasClockJumped } from '../../clock-watch.ts';
import type { Desk } from '../../messaging/desk.ts';
import { type ContactNames, findContactNames } from '../../store/repositories/contacts.ts';
import { findConversation } from '../../store/repositories/conversations.ts';
import { isInOutbox } from '../../store/repositories/outbox.ts';
import {
  listAnswers,
  listRequests,
  type RightsAnswer,
  type RightsRequest,
} from '../../store/repositories/rights.ts';

/** Said once the transaction stands. */
export function showRights(desk: Desk): void {
  setImmediate(() => {
    if (!desk.store.open) return;
    desk.emit('rights.changed', {});
    desk.emit('receipts.changed', {});
  });
}

/** What its clock shows: an extension counts where it came in time, once, and where the law knows one. */
export function readClock(
  request: Pick<RightsRequest, 'law' | 'kind' | 'day'>,
  answers: readonly Pick<RightsAnswer, 'outcome' | 'day'>[],
): { readonly due: CalendarDay | null; readonly isExtended: boolean; readonly isSettled: boolean } {
  const { law, kind, day } = request;
  const first = dueDay(law, kind, day);
  const later = extendedDay(law, kind, day);
  const isExtended =
    first !== null && later !== null && answers.some((one) => one.outcome === 'extended' && one.day <= first);
  return {
    due: isExtended ? later : first,
    isExtended,
    isSettled: answers.some(({ outcome }) => outcome !== 'extended'),
  };
}

function stateOf(
  isSettled: boolean,
  isUnsent: boolean,
  daysLeft: number | null,
  jumped: boolean,
): RequestState {
  if (isSettled) return 'settled';
  if (isUnsent) return 'unsent';
  if (daysLeft === null) return 'free';
  if (jumped) return 'unsure';
  if (daysLeft === 0) return 'today';
  return daysLeft < 0 ? 'overdue' : 'running';
}

function nameIn(mine: boolean, contact: ContactNames | undefined): string | null {
  if (contact === undefined) return null;
  return mine ? contact.practiceName || contact.nickname : (contact.label ?? contact.nickname);
}

/** Days are those of this computer's zone. */
export function viewRequest(desk: Desk, request: RightsRequest): RequestView {
  const { store, account, clock } = desk;
  const { id, conversation, kind, words, law, at } = request;
  const answers = listAnswers(store, id);
  const { due, isExtended, isSettled } = readClock(request, answers);
  const mine = request.account === account.id;
  const today = dayOf(clock.now());
  const jumped = hasClockJumped(desk);
  const daysLeft = due === null || jumped ? null : daysBetween(today, due);
  const contact = findConversation(store, conversation)?.contact ?? null;
  const later = extendedDay(law, kind, request.day);
  const mayExtend = !mine && !isSettled && !isExtended && due !== null && !jumped && today <= due;
  return {
    id,
    conversation,
    mine,
    name: nameIn(mine, contact === null ? undefined : findContactNames(store, contact)),
    kind,
    words,
    law,
    at,
    due,
    daysLeft: isSettled ? null : daysLeft,
    state: stateOf(isSettled, isInOutbox(store, id), due === null ? null : (daysLeft ?? 0), jumped),
    isExtended,
    mayExtendTo: mayExtend ? later : null,
    answers: answers.map(({ id: answer, outcome, ground, words: said, at: when }) => ({
      id: answer,
      outcome,
      ground,
      words: said,
      at: when,
    })),
  };
}

/** Newest first. */
export const viewRequests = (desk: Desk): RequestView[] =>
  listRequests(desk.store).map((request) => viewRequest(desk, request));
