/** Requests about care data and what was answered. */
import type { ToldRequest } from '../../../../contract/domain/rights-request.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export type RightsRequest = Omit<ToldRequest, 'answers'> & {
  /** When it came here; when it was made, of one's own. */
  readonly receivedAt: number;
};

export type RightsAnswer = ToldRequest['answers'][number] & {
  readonly request: string;
  readonly receivedAt: number;
};

const requestColumns = 'id, conversation, account, kind, words, law, day, at, received_at AS receivedAt';
const answerColumns = 'id, request, outcome, ground, words, day, at, received_at AS receivedAt';

/** Answers whether it is new here. */
export function addRequest(store: Store, request: RightsRequest): boolean {
  const { id, conversation, account, kind, words, law, day, at, receivedAt } = request;
  const added = run(
    store,
    `INSERT INTO rights_request (id, conversation, account, kind, words, law, day, at, received_at)
     VALUES ($id, $conversation, $account, $kind, $words, $law, $day, $at, $receivedAt) ON CONFLICT DO NOTHING`,
    { id, conversation, account, kind, words, law, day, at, receivedAt },
  );
  return added > 0;
}

/** Answers whether it is new here. */
export function addAnswer(store: Store, answer: RightsAnswer): boolean {
  const { id, request, outcome, ground, words, day, at, receivedAt } = answer;
  const added = run(
    store,
    `INSERT INTO rights_answer (id, request, outcome, ground, words, day, at, received_at)
     VALUES ($id, $request, $outcome, $ground, $words, $day, $at, $receivedAt) ON CONFLICT DO NOTHING`,
    { id, request, outcome, ground, words, day, at, receivedAt },
  );
  return added > 0;
}

export function findRequest(store: Store, id: string): RightsRequest | undefined {
  return getRow(store, `SELECT ${requestColumns} FROM rights_request WHERE id = $id`, { id });
}

/** Newest first. */
export function listRequests(store: Store): readonly RightsRequest[] {
  return getRows(store, `SELECT ${requestColumns} FROM rights_request ORDER BY at DESC, id DESC`);
}

export function countRequestsOf(store: Store, account: string): number {
  return (
    getRow<{ n: number }>(store, 'SELECT count(*) AS n FROM rights_request WHERE account = $account', {
      account,
    })?.n ?? 0
  );
}

/** In the order in which they were given. */
export function listAnswers(store: Store, request: string): readonly RightsAnswer[] {
  return getRows(
    store,
    `SELECT ${answerColumns} FROM rights_answer WHERE request = $request ORDER BY at, id`,
    { request },
  );
}
