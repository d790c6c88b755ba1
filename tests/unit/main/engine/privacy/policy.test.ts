/** The policy on one computer: what is believed of a service, what a clock can and cannot do, what rests after a no. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { firstPolicy } from '../../../../../contract/policy/bundled.ts';
import { daysInMs, type Policy, startOfDay } from '../../../../../contract/policy/document.ts';
import { policyDocument, policySignedBytes } from '../../../../../contract/policy/schema.ts';
import { generateSignatureKeyPair, loadSodium, sign } from '../../../../../main/engine/crypto/primitives.ts';
import { answerPolicy, requireWriting } from '../../../../../main/engine/privacy/policy/answering.ts';
import { fetchPolicies } from '../../../../../main/engine/privacy/policy/fetching.ts';
import { viewPolicy } from '../../../../../main/engine/privacy/policy/view.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { nextPolicy } from '../../../../support/policy.ts';

await loadSodium();
const serviceKey = generateSignatureKeyPair();
const otherKey = generateSignatureKeyPair();
const second: Policy = { ...nextPolicy(firstPolicy), published: '2026-12-01', effective: '2027-01-15' };
const third: Policy = { ...second, version: 3, published: '2027-02-01', effective: '2027-03-15' };
const { en, ar } = second.texts;
const uneven: Policy = { ...second, texts: { en, ar: { ...ar, sections: ar.sections.slice(1) } } };
const effective = startOfDay(second.effective);

let clock: { at: number; now(): number };
let desk: MemoryDesk;

beforeEach(() => {
  clock = { at: startOfDay('2026-12-02'), now: () => clock.at };
  desk = memoryDesk(makeProfile('client', 'Sara', clock.at), [], clock);
  answerPolicy(desk, { version: 1, language: 'en', answer: 'acknowledged' });
});

const signed = (policy: Policy, key = serviceKey) => {
  const document = policyDocument(policy);
  return { document, signature: toBase64Url(sign(key.privateKey, policySignedBytes(document))) };
};

/** One connection to a service that holds these versions and says that it is `time` there. */
async function connect(
  policies: readonly { document: string; signature: string }[],
  time = clock.at,
  key = serviceKey,
) {
  const authorised = ((name: string) =>
    Promise.resolve(
      name === 'policy.list' ? { v: 1, time, policies } : { v: 1, signingKey: toBase64Url(key.publicKey) },
    )) as unknown as Authorised;
  const companion = fetchPolicies(desk);
  await companion.whileConnected(authorised);
  await companion.close();
}

const view = () => viewPolicy(desk, false);
const kind = () => view().standing.kind;

describe('a service', () => {
  it('is believed about the next version alone, in order, signed with the key that was seen first', async () => {
    await connect([signed(second), signed(third)]);
    expect(view()).toMatchObject({ asked: 3, refused: false, standing: { kind: 'announced' } });
    expect(desk.told).toContain('policy.changed');
  });

  it.each<[string, readonly ReturnType<typeof signed>[]]>([
    ['signed with another key', [signed(second, otherKey)]],
    ['that skips a number', [signed(third)]],
    [
      'that takes effect before the one before it',
      [signed({ ...second, urgent: { en: 'x', ar: 'x' }, published: '2026-11-01', effective: '2026-11-02' })],
    ],
    ['that comes without thirty days or a reason', [signed({ ...second, effective: '2026-12-20' })]],
    ['whose languages differ in their sections', [signed(uneven)]],
    [
      'changed after it was signed',
      [{ ...signed(second), document: policyDocument({ ...second, effective: '2027-01-16' }) }],
    ],
  ])('is shown as refused with a version %s', async (_what, published) => {
    await connect(published);
    expect(view()).toMatchObject({ asked: 1, refused: true, standing: { kind: 'settled' } });
    await connect([signed(second)]);
    expect(view()).toMatchObject({ asked: 2, refused: false });
  });

  it('cannot slip in a new signing key with a version', async () => {
    await connect([signed(second)]);
    await connect([signed(third, otherKey)], clock.at, otherKey);
    expect(view()).toMatchObject({ asked: 2, refused: true });
  });
});

describe('time', () => {
  it('S23: lets a version take effect only when both clocks say so; a wrong one asks nothing and ends nothing', async () => {
    await connect([signed(second)]);
    const rightNow = clock.at;
    // Somebody sets this computer's clock to next year; then the service lies about the year.
    clock.at = effective + daysInMs(200);
    await connect([], rightNow);
    expect(kind()).toBe('announced');
    clock.at = rightNow;
    await connect([], effective + daysInMs(200));
    expect(kind()).toBe('announced');
    clock.at = effective;
    await connect([]);
    expect(kind()).toBe('due');
  });

  it('S23: a no leaves the 29th and the 30th day, ends on the 31st, deletes nothing, and goes back by a yes', async () => {
    await connect([signed(second)]);
    clock.at = effective + 1_000;
    await connect([]);
    answerPolicy(desk, { version: 2, language: 'ar', answer: 'declined' });
    expect(view().standing).toMatchObject({ kind: 'declined', until: effective + 1_000 + daysInMs(30) });
    expect(() => requireWriting(desk.store)).toThrow(new AppError('policy.declined').message);
    const kinds: string[] = [];
    for (const days of [29, 30, 31]) {
      clock.at = effective + daysInMs(days);
      await connect([]);
      kinds.push(kind());
    }
    expect(kinds).toEqual(['declined', 'declined', 'ended']);
    answerPolicy(desk, { version: 2, language: 'ar', answer: 'acknowledged' });
    expect(() => requireWriting(desk.store)).not.toThrow();
    expect(view()).toMatchObject({ standing: { kind: 'settled' }, acknowledged: 2 });
  });

  it('S23: a clock set to another year while the app runs does not shorten the thirty days', async () => {
    await connect([signed(second)]);
    clock.at = effective + 1_000;
    await connect([]);
    clock.at -= daysInMs(400);
    const answered = answerPolicy(desk, { version: 2, language: 'en', answer: 'declined' });
    expect(answered.details).toMatchObject({ from: effective + 1_000 });
  });
});
