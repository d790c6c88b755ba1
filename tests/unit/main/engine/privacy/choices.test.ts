/** Purposes, objections and restriction as the engine keeps to them, and what the service is told. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataClassIds } from '../../../../../contract/domain/data-classes.ts';
import { decidedTexts, wholeText } from '../../../../../contract/domain/purpose-texts.ts';
import { purposeIds, purposes } from '../../../../../contract/domain/purposes.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { tellAttention } from '../../../../../main/engine/messaging/attention.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { noteServiceGeneration } from '../../../../../main/engine/messaging/service-restored.ts';
import {
  decide,
  decisionsAbout,
  lift,
  restrict,
} from '../../../../../main/engine/privacy/choices/deciding.ts';
import {
  findRestriction,
  isChosen,
  isPaused,
  isPurposeOn,
} from '../../../../../main/engine/privacy/choices/state.ts';
import {
  noteHeard,
  tellChoices,
  tellRestriction,
} from '../../../../../main/engine/privacy/choices/telling.ts';
import { viewChoices } from '../../../../../main/engine/privacy/choices/view.ts';
import { hashText } from '../../../../../main/engine/privacy/receipts/issue.ts';
import { takeReceipt } from '../../../../../main/engine/privacy/receipts/taking.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore } from '../../../../../main/engine/store/database.ts';
import { listPaused, notePaused } from '../../../../../main/engine/store/repositories/paused-people.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';

const start = 1_700_000_000_000;
const day = 24 * 60 * 60 * 1000;
let now = start;
let desk: Desk;
const emit = vi.fn();

function makeDesk(): Desk {
  const { account, device } = makeProfile('client', 'Noor', start);
  const parts = { store: openMemoryStore(), clock: { now: () => now }, emit, account, device, wake() {} };
  return parts as unknown as Desk;
}

/** A service that keeps to what it is told, as ours does. */
function makeService() {
  const told: { name: string; request: Record<string, unknown> }[] = [];
  let restriction: { since: number; decidedAt: number } | null = null;
  const authorised = async (name: string, request: Record<string, unknown>) => {
    told.push({ name, request });
    if (name === 'account.restrict') {
      const decidedAt = Number(request['decidedAt']);
      restriction = request['restricted'] === true ? { since: now + 1, decidedAt } : null;
      return { v: 1, restriction };
    }
    return { v: 1 };
  };
  return { told, authorised: authorised as unknown as Authorised };
}

beforeAll(loadSodium);
beforeEach(() => {
  now = start;
  emit.mockClear();
  desk = makeDesk();
});

const on = () => purposeIds.filter((id) => isPurposeOn(desk.store, id));
const notify = () => {
  emit.mockClear();
  tellAttention(desk, -1);
  return emit.mock.lastCall?.[1] as { arrived: boolean };
};

describe('the table of purposes', () => {
  it('names data classes that there are, and has its text in both languages', () => {
    for (const id of purposeIds) {
      expect(purposes[id].data.filter((one) => !dataClassIds.includes(one))).toEqual([]);
      const { en, ar } = decidedTexts[id];
      expect(wholeText(en)).toMatch(/^[^\n]+\n[^\n]+$/);
      expect(wholeText(ar)).toMatch(/^[^\n]*[؀-ۿ][^\n]*\n[^\n]*[؀-ۿ]/);
    }
  });
});

describe('a decision', () => {
  it('S7: holds at once, names the very text, stands over every earlier one and over a clock set back', () => {
    expect(isChosen(desk.store, 'email')).toBe(false);
    const given = decide(desk, { purpose: 'email', decision: 'given', language: 'ar' });
    expect(given).toMatchObject({ act: 'consent.given', method: 'window', details: { purpose: 'email' } });
    expect(given.text?.hash).toBe(hashText(wholeText(decidedTexts.email.ar)));
    expect(isPurposeOn(desk.store, 'email')).toBe(true);
    now = start - 5 * day;
    const withdrawn = decide(desk, { purpose: 'email', decision: 'withdrawn', language: 'en' });
    expect(withdrawn.at).toBe(given.at + 1);
    expect(isPurposeOn(desk.store, 'email')).toBe(false);
    const [email] = viewChoices(desk).purposes.filter(({ purpose }) => purpose === 'email');
    expect(email?.history.map(({ act }) => act)).toEqual(['consent.withdrawn', 'consent.given']);
    // Nothing of care hangs on it.
    for (const id of ['service', 'account', 'care'] as const) expect(isPurposeOn(desk.store, id)).toBe(true);
  });

  it('is refused where there is nothing to decide', () => {
    for (const id of ['service', 'account', 'care', 'requests', 'usage'] as const) {
      expect(decisionsAbout(id)).toEqual([]);
      for (const decision of ['given', 'objected'] as const)
        expect(() => decide(desk, { purpose: id, decision, language: 'en' })).toThrow('request.invalid');
    }
    expect(() => decide(desk, { purpose: 'email', decision: 'objected', language: 'en' })).toThrow();
  });

  it('S10: an objection to notifications stops them; one about abuse is told and changes nothing by itself', async () => {
    expect(notify().arrived).toBe(true);
    decide(desk, { purpose: 'notifications', decision: 'objected', language: 'en' });
    expect(notify().arrived).toBe(false);
    decide(desk, { purpose: 'notifications', decision: 'objectionEnded', language: 'en' });
    expect(notify().arrived).toBe(true);
    const objected = decide(desk, { purpose: 'abuse', decision: 'objected', language: 'en' });
    expect(isPurposeOn(desk.store, 'abuse')).toBe(true);
    const service = makeService();
    await tellChoices(desk).whileConnected(service.authorised);
    await tellChoices(desk).whileConnected(service.authorised);
    const { name: _name, ...text } = objected.text ?? { name: '' };
    const request = { purpose: 'abuse', decision: 'objected', decidedAt: objected.at, text };
    expect(service.told).toEqual([{ name: 'consents.put', request }]);
  });

  it('S10: an objection to the kept length of the security log has the service forget it, once', async () => {
    decide(desk, { purpose: 'security', decision: 'objected', language: 'en' });
    const service = makeService();
    await tellChoices(desk).whileConnected(service.authorised);
    await tellChoices(desk).whileConnected(service.authorised);
    expect(service.told).toEqual([{ name: 'audit.forgetHeads', request: {} }]);
    expect(isPurposeOn(desk.store, 'security')).toBe(false);
  });

  it('reaches the other computers of the account as its receipt', () => {
    const other = { ...makeDesk(), account: desk.account } as Desk;
    takeReceipt(other, decide(desk, { purpose: 'email', decision: 'given', language: 'en' }));
    takeReceipt(other, restrict(desk, { scope: 'optional', language: 'en' }));
    expect(isChosen(other.store, 'email')).toBe(true);
    expect(isPurposeOn(other.store, 'email')).toBe(false);
  });
});

describe('a restriction', () => {
  it('S10: of optional uses has all of them off and nothing else, until it is lifted', () => {
    decide(desk, { purpose: 'email', decision: 'given', language: 'en' });
    const before = on();
    restrict(desk, { scope: 'optional', language: 'en' });
    expect(before.filter((id) => !on().includes(id))).toEqual(['notifications', 'email']);
    expect([isPaused(desk.store), notify().arrived]).toEqual([false, false]);
    expect(() => restrict(desk, { scope: 'optional', language: 'en' })).toThrow('request.invalid');
    lift(desk, 'en');
    expect(on()).toEqual(before);
    expect(() => lift(desk, 'en')).toThrow('request.invalid');
  });

  it('of everything holds offline, and from then on as long as the service keeps to it', async () => {
    const service = makeService();
    restrict(desk, { scope: 'everything', language: 'en' });
    expect([isPaused(desk.store), viewChoices(desk).restriction?.isTold]).toEqual([true, false]);
    const away = (() => Promise.reject(new AppError('network.offline'))) as Authorised;
    await expect(tellRestriction(desk, away)).rejects.toThrow('network.offline');
    await tellRestriction(desk, service.authorised);
    await tellRestriction(desk, service.authorised);
    expect(service.told.length).toBe(1);
    expect(viewChoices(desk).restriction).toMatchObject({ scope: 'everything', isTold: true });
    // Another computer lifted it: the service's first word says so before the receipt has come.
    noteHeard(desk, null);
    expect(findRestriction(desk.store)).toBeNull();
    // And one that this computer has not heard of yet can be lifted here, whatever the clocks say.
    noteHeard(desk, { since: start, decidedAt: start + 9 * day });
    expect(isPaused(desk.store)).toBe(true);
    expect(lift(desk, 'en').at).toBe(start + 9 * day + 1);
    expect(isPaused(desk.store)).toBe(false);
  });

  it('is told again to a service that was put back, until it is lifted', async () => {
    const service = makeService();
    noteServiceGeneration(desk, 'one');
    restrict(desk, { scope: 'everything', language: 'en' });
    await tellRestriction(desk, service.authorised);
    noteServiceGeneration(desk, 'two');
    await tellRestriction(desk, service.authorised);
    expect(service.told.map(({ request }) => request['restricted'])).toEqual([true, true]);
    expect(isPaused(desk.store)).toBe(true);
    now += 70 * day;
    lift(desk, 'en');
    await tellRestriction(desk, service.authorised);
    expect(isPaused(desk.store)).toBe(false);
  });

  it('of somebody else is believed as they said it last', () => {
    const account = desk.account.id;
    notePaused(desk.store, { account, since: 5, at: 10 });
    notePaused(desk.store, { account, since: null, at: 9 });
    expect(listPaused(desk.store).get(account)).toBe(5);
    notePaused(desk.store, { account, since: null, at: 11 });
    expect(listPaused(desk.store).size).toBe(0);
  });
});
