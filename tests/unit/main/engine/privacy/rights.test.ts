/** Requests about care data: who is believed, what each side is shown of the clock, and what leaves receipts. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BodyPayload } from '../../../../../contract/domain/body.ts';
import { addDays } from '../../../../../contract/domain/calendar-day.ts';
import type { JurisdictionId } from '../../../../../contract/domain/jurisdictions.ts';
import { noteServiceTime, watchClock } from '../../../../../main/engine/clock-watch.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { takeRightsAnswer } from '../../../../../main/engine/messaging/bodies/rights-answer.ts';
import { takeRightsRequest } from '../../../../../main/engine/messaging/bodies/rights-request.ts';
import { takeSync } from '../../../../../main/engine/messaging/bodies/sync.ts';
import { answerRequest, askPractice } from '../../../../../main/engine/privacy/rights/asking.ts';
import { viewRequests } from '../../../../../main/engine/privacy/rights/showing.ts';
import { tellOwnRequests } from '../../../../../main/engine/privacy/rights/taking.ts';
import { makeProfile, type NewProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { findNextOut, removeFromOutbox } from '../../../../../main/engine/store/repositories/outbox.ts';
import { listReceipts } from '../../../../../main/engine/store/repositories/privacy-receipts.ts';
import { type MemoryDesk, memoryDesk, openOwn, openPair } from '../../../../support/memory-desk.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 23, 9);
let now: number;
let slept: number;
const clock = { now: () => now, steady: () => now - start - slept };
let [rana, sara]: NewProfile[] = [];
let practice: MemoryDesk;
let person: MemoryDesk;
let talk: string;

/** Time goes on as it does. */
const pass = (days: number): void => {
  now += days * day;
};
/** The clock alone is set to another day. */
const jump = (days: number): void => {
  pass(days);
  slept += days * day;
};

/** Everything that waits at one side comes to the other, sealed by `by`. */
function carry(from: MemoryDesk, to: MemoryDesk, by: NewProfile): void {
  for (let row = findNextOut(from.store, talk); row; row = findNextOut(from.store, talk)) {
    removeFromOutbox(from.store, row.seq);
    const author = {
      accountId: by.account.id,
      deviceId: by.device.id,
      signatureKey: by.device.mls.publicKey,
      leaf: 0,
    };
    const body = {
      v: 1,
      type: row.type,
      message: row.message,
      counter: 1,
      seen: [],
      at: row.at,
      ...(row.payload as object),
    };
    const mine = to.account.id === by.account.id;
    const received = { item: { conversation: talk, number: 1 }, author, mine, body, missing: 0 } as never;
    if (row.type === 'rightsRequest') takeRightsRequest(to, received);
    if (row.type === 'rightsAnswer') takeRightsAnswer(to, received);
  }
}

const ask = (law: JurisdictionId = 'gdpr', kind: BodyPayload<'rightsRequest'>['kind'] = 'access') =>
  askPractice(person, { conversation: talk, kind, words: ' the notes of May ', law });
const seen = (desk: MemoryDesk) => viewRequests(desk)[0];
const clockOf = (desk: MemoryDesk) => {
  const { state, due, daysLeft } = seen(desk) ?? {};
  return [state, due, daysLeft];
};
const acts = (desk: MemoryDesk) =>
  listReceipts(desk.store)
    .map(
      ({ receipt }) =>
        `${receipt.act} ${receipt.method} ${receipt.details['outcome'] ?? receipt.details['kind']}`,
    )
    .sort();

beforeAll(loadSodium);
beforeEach(() => {
  [now, slept] = [start, 0];
  [rana, sara] = [makeProfile('therapist', 'Rana', start), makeProfile('client', 'sunflower', start)];
  practice = memoryDesk(rana!, [sara!], clock);
  person = memoryDesk(sara!, [rana!], clock);
  for (const desk of [practice, person]) watchClock(desk);
  talk = openPair(person, rana!);
  openPair(practice, sara!, { id: talk });
});

describe('a request', () => {
  it('goes to the practice as a task, is answered, and leaves a receipt of both on both sides', () => {
    const made = ask();
    expect([made.state, made.name, made.words, made.mine]).toEqual([
      'unsent',
      'Nile Practice',
      'the notes of May',
      true,
    ]);
    carry(person, practice, sara!);
    expect(clockOf(person)).toEqual(['running', '2026-12-23', 30]);
    expect(seen(practice)).toMatchObject({
      name: 'sunflower',
      mine: false,
      words: 'the notes of May',
      due: '2026-12-23',
    });
    answerRequest(practice, {
      request: made.id,
      outcome: 'partly',
      ground: 'othersRights',
      words: 'without the third person',
    });
    carry(practice, person, rana!);
    for (const desk of [practice, person])
      expect(seen(desk)).toMatchObject({
        state: 'settled',
        answers: [{ outcome: 'partly', ground: 'othersRights', words: 'without the third person' }],
      });
    expect(acts(person)).toEqual(['request.answered automatic partly', 'request.sent window access']);
    expect(acts(practice)).toEqual(['request.answered window partly', 'request.sent automatic access']);
    expect(JSON.stringify(listReceipts(practice.store))).not.toContain('May');
    const lines = listMessages(person.store, talk, null, 9).map(({ notice }) => notice);
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual({ code: 'rights.asked', names: [null] });
    expect(lines).toContainEqual({ code: 'rights.answered', names: ['Nile Practice'] });
    expect(() =>
      answerRequest(practice, { request: made.id, outcome: 'done', ground: null, words: '' }),
    ).toThrow(expect.objectContaining({ code: 'rights.settled' }));
  });

  it('is due today on its last day, overdue the day after, and moved on once with a reason while it is not', () => {
    const { id } = ask();
    carry(person, practice, sara!);
    const later = (words: string) =>
      answerRequest(practice, { request: id, outcome: 'extended', ground: null, words });
    expect(() => later(' ')).toThrow(expect.objectContaining({ code: 'rights.noReason' }));
    pass(30);
    expect(clockOf(person)).toEqual(['today', '2026-12-23', 0]);
    expect(seen(practice)?.mayExtendTo).toBe('2027-02-23');
    later('four years of notes');
    carry(practice, person, rana!);
    for (const desk of [practice, person]) expect(clockOf(desk)).toEqual(['running', '2027-02-23', 62]);
    expect(() => later('five')).toThrow(expect.objectContaining({ code: 'rights.cannotExtend' }));
    pass(63);
    for (const desk of [practice, person]) expect(clockOf(desk)).toEqual(['overdue', '2027-02-23', -1]);
    expect(seen(practice)?.mayExtendTo).toBeNull();
  });

  it('is not moved on by a word that came after its last day', () => {
    const { id } = ask('hipaa');
    carry(person, practice, sara!);
    pass(31);
    expect(() =>
      answerRequest(practice, { request: id, outcome: 'extended', ground: null, words: 'late' }),
    ).toThrow(expect.objectContaining({ code: 'rights.cannotExtend' }));
    // An app of the practice that says it all the same.
    const author = {
      accountId: rana!.account.id,
      deviceId: rana!.device.id,
      signatureKey: rana!.device.mls.publicKey,
      leaf: 0,
    };
    const late = {
      request: id,
      outcome: 'extended',
      ground: null,
      words: 'late',
      day: addDays('2026-11-23', 31),
    } as const;
    const body = {
      v: 1,
      type: 'rightsAnswer',
      message: newId(),
      counter: 1,
      seen: [],
      at: now,
      ...late,
    } as const;
    takeRightsAnswer(person, {
      item: { conversation: talk, number: 1 },
      author,
      mine: false,
      body,
      missing: 0,
    } as never);
    expect(clockOf(person)).toEqual(['overdue', '2026-12-23', -1]);
    expect(seen(person)?.answers[0]?.words).toBe('late');
  });

  it('says that the clock jumped, rather than that it is overdue, until the service says what time it is', () => {
    ask('egypt');
    carry(person, practice, sara!);
    jump(40);
    expect(clockOf(person)).toEqual(['unsure', '2026-12-01', null]);
    noteServiceTime(person, now - 40 * day);
    expect(clockOf(person)[0]).toBe('unsure');
    noteServiceTime(person, now + 60_000);
    expect(clockOf(person)).toEqual(['overdue', '2026-12-01', -32]);
    // Back again by itself, and a sleep of a day is no jump.
    jump(-40);
    expect(clockOf(person)[0]).toBe('unsure');
    noteServiceTime(person, now);
    jump(1);
    expect(clockOf(person)[0]).toBe('running');
  });

  it('has no clock where the law sets none, and names no day', () => {
    ask('hipaa', 'erasure');
    carry(person, practice, sara!);
    expect(clockOf(person)).toEqual(['free', null, null]);
    expect(seen(practice)?.mayExtendTo).toBeNull();
  });

  it.each([
    ['gdpr', 'refused', null, 'no'],
    ['gdpr', 'refused', 'other', ' '],
    ['gdpr', 'refused', 'endangers', 'that ground is of another law'],
    ['egypt', 'refused', 'mustKeep', 'so is that'],
    ['gdpr', 'done', 'mustKeep', 'done needs no ground'],
    ['gdpr', 'partly', null, 'and partly one'],
  ] as const)('under %s is not %s with ground %s and "%s"', (law, outcome, ground, words) => {
    const { id } = ask(law);
    carry(person, practice, sara!);
    expect(() => answerRequest(practice, { request: id, outcome, ground, words })).toThrow(
      expect.objectContaining({ code: 'rights.noReason' }),
    );
    expect(seen(practice)?.answers).toEqual([]);
  });

  it('is made by a person of their practice, and answered by the practice, alone', () => {
    expect(() => askPractice(practice, { conversation: talk, kind: 'copy', words: '', law: 'gdpr' })).toThrow(
      expect.objectContaining({ code: 'rights.noPractice' }),
    );
    const { id } = ask();
    expect(() => answerRequest(person, { request: id, outcome: 'done', ground: null, words: '' })).toThrow(
      expect.objectContaining({ code: 'rights.unknown' }),
    );
    // A client's app that answers its own request, and a therapist's that asks in the name of a client.
    const at = { v: 1, counter: 1, seen: [], at: now } as const;
    const by = (who: NewProfile) => ({
      ...{
        accountId: who.account.id,
        deviceId: who.device.id,
        signatureKey: who.device.mls.publicKey,
        leaf: 0,
      },
    });
    const item = { conversation: talk, number: 1 };
    const answer = { request: id, outcome: 'done', ground: null, words: '', day: '2026-11-23' } as const;
    const answerBody = { ...at, type: 'rightsAnswer', message: newId(), ...answer } as const;
    takeRightsAnswer(person, { item, author: by(sara!), mine: true, body: answerBody, missing: 0 } as never);
    const request = { kind: 'erasure', words: '', law: 'gdpr', day: '2026-11-23' } as const;
    const requestBody = { ...at, type: 'rightsRequest', message: newId(), ...request } as const;
    takeRightsRequest(person, {
      item,
      author: by(rana!),
      mine: false,
      body: requestBody,
      missing: 0,
    } as never);
    expect(viewRequests(person).map(({ id: one, state }) => [one, state])).toEqual([[id, 'unsent']]);
  });

  it('starts no clock in another year by a day that is not the one of its own time', () => {
    const item = { conversation: talk, number: 1 };
    const author = {
      accountId: sara!.account.id,
      deviceId: sara!.device.id,
      signatureKey: sara!.device.mls.publicKey,
      leaf: 0,
    };
    const body = {
      ...{ v: 1, counter: 1, seen: [], at: now, type: 'rightsRequest', message: newId() },
      ...{ kind: 'copy', words: '', law: 'gdpr', day: '2025-01-01' },
    };
    takeRightsRequest(practice, { item, author, mine: false, body, missing: 0 } as never);
    expect(seen(practice)?.due).toBe('2026-12-23');
  });

  it('is told to a computer that is new, with its answers, once', () => {
    const { id } = ask();
    carry(person, practice, sara!);
    answerRequest(practice, { request: id, outcome: 'done', ground: null, words: 'with the post' });
    carry(practice, person, rana!);
    const own = openOwn(person);
    tellOwnRequests(person);
    const { change } = findNextOut(person.store, own)!.payload as { change: unknown };
    const laptop = memoryDesk(sara!, [rana!], clock);
    openPair(laptop, rana!, { id: talk });
    const place = openOwn(laptop);
    const author = {
      accountId: sara!.account.id,
      deviceId: sara!.device.id,
      signatureKey: sara!.device.mls.publicKey,
      leaf: 0,
    };
    for (let times = 0; times < 2; times += 1)
      takeSync(laptop, {
        item: { conversation: place },
        author,
        mine: true,
        body: { change },
        missing: 0,
      } as never);
    expect(viewRequests(laptop)).toEqual(viewRequests(person));
  });
});
