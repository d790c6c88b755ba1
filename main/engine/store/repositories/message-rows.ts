/** Turns message rows into views: what hangs on them (answered lines, authors, receipts) is read for all rows at once. */
import {
  type DeliveryState,
  type MessageView,
  type Notice,
  noticeSchema,
  type Quote,
} from '../../../../contract/bridge/message-view.ts';
import type { LineMark } from '../../../../contract/domain/line-mark.ts';
import type { Store } from '../database.ts';
import { getRow, getRows } from '../statement.ts';
import { listFileViews } from './message-files.ts';

/** A message as it is stored. */
export interface Row {
  id: string;
  conversation: string;
  sort_key: number;
  number: number | null;
  mine: number;
  sender_account: string;
  body_text: string;
  at: number;
  delivery: Exclude<DeliveryState, 'read'>;
  missing_before: number;
  out_of_order: number;
  mark: LineMark | null;
  notice: string | null;
  reply_to: string | null;
  first_text: string | null;
  edited_at: number | null;
  erased_at: number | null;
  read_at: number | null;
  starred_at: number | null;
  pinned_at: number | null;
  file_count: number;
}

/** Of a `Row`. */
export const columns = `id, conversation, sort_key, number, mine, sender_account, body_text, at, delivery, missing_before,
  out_of_order, mark, notice, reply_to, first_text, edited_at, erased_at, read_at, starred_at, pinned_at, file_count`;

/** Letters of an answered line that are shown with the answer. */
const quotedLetters = 200;

/** What is known of a conversation that its lines need. */
interface Surroundings {
  readonly nameOf: (account: string) => string | null;
  /** Whether a line has more than one reader. */
  readonly isGroup: boolean;
}

const inPair: Surroundings = { nameOf: () => null, isGroup: false };

interface MemberName {
  readonly conversation: string;
  readonly account: string;
  readonly nickname: string;
}

/** A pair that was brought along has its person here too, and is still one of two. */
const allNames = `SELECT conversation, account, nickname FROM conversation_member
  WHERE NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = conversation AND c.origin IS NOT NULL
    AND c.origin ->> '$.conversation.kind' = 'pair')`;

function toSurroundings(members: readonly MemberName[]): Surroundings {
  const names = new Map(members.map((one) => [one.account, one.nickname]));
  return { nameOf: (account) => names.get(account) ?? null, isGroup: true };
}

/** Of each conversation that has a row here: one statement, for the list of all conversations as for one of them. */
function readSurroundings(store: Store, rows: readonly Row[]): (conversation: string) => Surroundings {
  const [conversation, ...others] = new Set(rows.map((row) => row.conversation));
  if (conversation === undefined) return () => inPair;
  const found =
    others.length > 0
      ? getRows<MemberName>(store, allNames)
      : getRows<MemberName>(store, `${allNames} AND conversation = $conversation`, { conversation });
  const groups = Map.groupBy(found, (one) => one.conversation);
  const known = new Map([...groups].map(([id, members]) => [id, toSurroundings(members)]));
  return (id) => known.get(id) ?? inPair;
}

function quoteOf(store: Store, row: Row, { nameOf }: Surroundings): Quote | null {
  if (row.reply_to === null) return null;
  const found = getRow<{ mine: number; sender_account: string; body_text: string }>(
    store,
    `SELECT mine, sender_account, body_text FROM message WHERE id = $id AND conversation = $conversation
       AND delete_at IS NULL AND erased_at IS NULL`,
    { id: row.reply_to, conversation: row.conversation },
  );
  if (found === undefined) return { kind: 'gone', message: row.reply_to };
  return {
    kind: 'line',
    message: row.reply_to,
    mine: found.mine === 1,
    author: found.mine === 1 ? null : nameOf(found.sender_account),
    text: found.body_text.slice(0, quotedLetters).toWellFormed(),
  };
}

function receiptsOf(store: Store, row: Row, { isGroup }: Surroundings): MessageView['receipts'] {
  if (!isGroup || row.mine === 0 || row.notice !== null) return null;
  // Of those who were in when it was written: who is still there, and who got it before they went.
  const counted = getRow<{ readers: number; delivered: number; read: number }>(
    store,
    `SELECT count(*) AS readers, count(r.message) AS delivered, count(r.read_at) AS read
     FROM conversation_member m LEFT JOIN message_receipt r ON r.message = $id AND r.account = m.account
     WHERE m.conversation = $conversation AND m.account <> $author
       AND ((m.left_at IS NULL AND m.joined_at <= $at) OR r.message IS NOT NULL
         OR (m.joined_at <= $at AND m.left_at > $at
           AND EXISTS (SELECT 1 FROM conversation c WHERE c.id = $conversation AND c.origin IS NOT NULL)))`,
    { id: row.id, conversation: row.conversation, author: row.sender_account, at: row.at },
  );
  return { delivered: counted?.delivered ?? 0, read: counted?.read ?? 0, of: counted?.readers ?? 0 };
}

const toNotice = (text: string | null): Notice | null =>
  text === null ? null : noticeSchema.parse(JSON.parse(text));

function toView(store: Store, row: Row, around: Surroundings): MessageView {
  const edited = row.edited_at !== null && row.first_text !== null;
  return {
    id: row.id,
    conversation: row.conversation,
    mine: row.mine === 1,
    author: row.mine === 1 ? null : around.nameOf(row.sender_account),
    text: row.body_text,
    at: row.at,
    number: row.number,
    order: row.sort_key,
    delivery: row.read_at === null ? row.delivery : 'read',
    receipts: receiptsOf(store, row, around),
    missingBefore: row.missing_before,
    outOfOrder: row.out_of_order === 1,
    mark: row.mark,
    quote: quoteOf(store, row, around),
    edited: edited ? { at: row.edited_at ?? 0, firstText: row.first_text ?? '' } : null,
    erased: row.erased_at !== null,
    starred: row.starred_at !== null,
    pinned: row.pinned_at !== null,
    files: row.file_count === 0 ? [] : listFileViews(store, row.id),
    notice: toNotice(row.notice),
  };
}

/** In the order of the rows. */
export function toViews(store: Store, rows: readonly Row[]): MessageView[] {
  const aroundOf = readSurroundings(store, rows);
  return rows.map((row) => toView(store, row, aroundOf(row.conversation)));
}
