/** "Correct": nickname, gender, birth date here and at once, also offline; the e-mail address once the service has it. */
import type { OwnDetailsView } from '../../../../contract/bridge/rights-view.ts';
import { dayOf } from '../../../../contract/domain/calendar-day.ts';
import { parseNickname } from '../../../../contract/domain/names.ts';
import { parseBirthDate, parseEmail, parseGender } from '../../../../contract/domain/person-details.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Desk } from '../../messaging/desk.ts';
import { showLines } from '../../messaging/known-list.ts';
import { getOwnDetails } from '../../store/repositories/details.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { issueReceipt } from '../receipts/issue.ts';
import { noteOwn } from './noting.ts';
import { tellOwnProfile, tellProfile } from './telling.ts';

/** What is left out stays; an empty text takes away what was given. */
export interface Correction {
  readonly nickname?: string | undefined;
  readonly gender?: string | undefined;
  readonly birthDate?: string | undefined;
}

export function viewOwnDetails({ store, account }: Desk): OwnDetailsView {
  const { details, email } = getOwnDetails(store);
  return {
    nickname: account.nickname,
    gender: details.gender,
    birthDate: details.birthDate,
    email: email.address,
  };
}

/** Later than anything said before, whatever the clock shows. */
const later = (desk: Desk, since: number): number => Math.max(desk.clock.now(), since + 1);

function listChanged(before: OwnDetailsView, after: OwnDetailsView): readonly string[] {
  const names = Object.keys(before) as (keyof OwnDetailsView)[];
  return names.filter((name) => before[name] !== after[name]);
}

/** Throws `nickname.*`, `details.birthDate`, and `request.invalid` where a therapist gives what has no use. */
export function correctDetails(desk: Desk, typed: Correction): OwnDetailsView {
  const { store, account, clock } = desk;
  const before = viewOwnDetails(desk);
  const isTherapist = account.role === 'therapist';
  if (isTherapist && (typed.gender !== undefined || typed.birthDate !== undefined))
    throw new AppError('request.invalid');
  const after = {
    ...before,
    ...(typed.nickname === undefined ? {} : { nickname: parseNickname(typed.nickname) }),
    ...(typed.gender === undefined ? {} : { gender: parseGender(typed.gender) }),
    ...(typed.birthDate === undefined
      ? {}
      : { birthDate: parseBirthDate(typed.birthDate, dayOf(clock.now())) }),
  };
  const changed = listChanged(before, after);
  if (changed.length === 0) return before;
  const lines = inTransaction(store, () => {
    const known = getOwnDetails(store);
    const written = noteOwn(desk, {
      ...(changed.includes('nickname')
        ? { name: { nickname: after.nickname, since: later(desk, known.namedAt) } }
        : {}),
      ...(changed.some((name) => name !== 'nickname')
        ? {
            details: {
              gender: after.gender,
              birthDate: after.birthDate,
              since: later(desk, known.details.since),
            },
          }
        : {}),
    });
    tellProfile(desk);
    for (const what of changed) issueReceipt(desk, { act: 'corrected', details: { what } });
    return written;
  });
  showLines(desk, lines);
  desk.emit('conversations.changed', {});
  desk.emit('receipts.changed', {});
  desk.wake();
  return viewOwnDetails(desk);
}

/** The service keeps it, or removes it, before anything is said here. Throws `details.email`, `network.*`, `service.*`. */
export async function correctEmail(
  desk: Desk,
  authorised: Authorised,
  typed: string,
): Promise<OwnDetailsView> {
  const address = parseEmail(typed);
  if (address === viewOwnDetails(desk).email) return viewOwnDetails(desk);
  await authorised('account.setEmail', { address });
  inTransaction(desk.store, () => {
    const { email } = getOwnDetails(desk.store);
    noteOwn(desk, { email: { address, since: later(desk, email.since) } });
    tellOwnProfile(desk);
    issueReceipt(desk, { act: 'corrected', details: { what: 'email', kept: address === null ? 0 : 1 } });
  });
  desk.emit('receipts.changed', {});
  return viewOwnDetails(desk);
}
