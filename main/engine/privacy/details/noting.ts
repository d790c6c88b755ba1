/** Takes what somebody says of themselves: another person's is noted beside them, one's own on every computer. */
import type { Notice } from '../../../../contract/bridge/views.ts';
import {
  type DetailsSaid,
  type EmailSaid,
  isLater,
  type NameSaid,
} from '../../../../contract/domain/person-details.ts';
import type { Desk } from '../../messaging/desk.ts';
import { addNotice } from '../../messaging/notices.ts';
import { getAccount, putAccount } from '../../store/repositories/account.ts';
import { listConversations, listConversationsWith } from '../../store/repositories/conversations.ts';
import {
  findContactDetails,
  getOwnDetails,
  putContactDetails,
  putOwnDetails,
  renameMember,
} from '../../store/repositories/details.ts';
import { countNoticesOf } from '../../store/repositories/messages.ts';

const day = 24 * 60 * 60 * 1000;
/** Somebody may change their name a minute: more lines than this say nothing new. */
const mostLinesADay = 3;

function sayRenamed(
  desk: Desk,
  conversations: readonly string[],
  before: string | null,
  nickname: string,
): readonly string[] {
  const notice: Notice = { code: 'name.changed', names: [before, nickname] };
  const since = desk.clock.now() - day;
  return conversations
    .filter((one) => countNoticesOf(desk.store, one, 'name.changed', since) < mostLinesADay)
    .map((one) => addNotice(desk, one, notice));
}

/**
 * Call inside a transaction. An earlier statement that comes late, or once more, changes nothing. Answers lines that were written:
 * one in each conversation with that person.
 */
export function notePerson(
  desk: Desk,
  account: string,
  said: { readonly name?: NameSaid | undefined; readonly details?: DetailsSaid | undefined },
): readonly string[] {
  const { store } = desk;
  const known = findContactDetails(store, account);
  if (known === undefined) return [];
  const knownName = { nickname: known.nickname, since: known.namedAt };
  const name = said.name !== undefined && isLater(said.name, knownName) ? said.name : knownName;
  const details =
    said.details !== undefined && isLater(said.details, known.details) ? said.details : known.details;
  putContactDetails(store, account, { nickname: name.nickname, namedAt: name.since, details });
  if (name.nickname === known.nickname) return [];
  renameMember(store, account, name.nickname);
  return sayRenamed(desk, listConversationsWith(store, account), known.nickname, name.nickname);
}

interface OwnSaid {
  readonly name?: NameSaid | undefined;
  readonly details?: DetailsSaid | undefined;
  readonly email?: EmailSaid | undefined;
}

/** What this person said, here or on another of their computers. Call inside a transaction; answers lines that were written. */
export function noteOwn(desk: Desk, said: OwnSaid): readonly string[] {
  const { store, account } = desk;
  const known = getOwnDetails(store);
  const before = account.nickname;
  const knownName = { nickname: before, since: known.namedAt };
  const name = said.name !== undefined && isLater(said.name, knownName) ? said.name : knownName;
  putOwnDetails(store, {
    namedAt: name.since,
    details:
      said.details !== undefined && isLater(said.details, known.details) ? said.details : known.details,
    email: said.email !== undefined && isLater(said.email, known.email) ? said.email : known.email,
  });
  if (name.nickname === before) return [];
  putAccount(store, { ...getAccount(store), nickname: name.nickname });
  renameMember(store, account.id, name.nickname);
  // The open desk goes by the name of now.
  Object.assign(account, { nickname: name.nickname });
  const conversations = listConversations(store).filter(
    ({ kind, state }) => kind !== 'own' && state === 'open',
  );
  return sayRenamed(
    desk,
    conversations.map(({ id }) => id),
    null,
    name.nickname,
  );
}
