/** The life of an invitation: made, read, used once, ended, run out; and the enrolment codes of an operator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, randomBytesText, randomId, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { acceptance, invite, joinPractice, openPractice } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
const clock = new TestClock();

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, clock);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});

const stranger = () => new TestClient(service.origin);
const fetchCode = (lookupId: string) => codeOf(stranger().call('invitations.fetch', { lookupId }));
const accept = (lookupId: string, client = stranger()) =>
  codeOf(client.call('invitations.accept', acceptance(lookupId, client.identity)));

async function stateOf(therapist: TestClient, invitation: string) {
  const { invitations } = await therapist.call('invitations.list', {});
  return invitations.find((held) => held.invitation === invitation)?.state;
}

describe('an invitation', () => {
  it('gives its offer to whoever holds the code, again and again', async () => {
    const therapist = await openPractice(service.origin);
    const made = await invite(therapist);
    for (let read = 0; read < 2; read++) {
      const answer = await stranger().call('invitations.fetch', { lookupId: made.lookupId });
      expect(answer).toEqual({
        v: 1,
        sealedOffer: made.sealedOffer,
        practice: { name: 'Quiet Room', licence: null },
        expiresAt: made.expiresAt,
      });
    }
    expect(await stateOf(therapist, made.invitation)).toBe('open');
  });

  it('tells its maker, and nobody else, when it was first opened', async () => {
    const therapist = await openPractice(service.origin);
    const { invitation, lookupId } = await invite(therapist);
    const openedAt = async () =>
      (await therapist.call('invitations.list', {})).invitations.find((one) => one.invitation === invitation)
        ?.openedAt;
    expect(await openedAt()).toBeNull();
    expect(await fetchCode(randomBytesText(32))).toBe('invitation.unknown');
    expect(await openedAt()).toBeNull();
    clock.advance(1_000);
    const first = clock.now();
    expect(await fetchCode(lookupId)).toBe('done');
    clock.advance(60_000);
    expect(await fetchCode(lookupId)).toBe('done');
    expect(await openedAt()).toBe(first);
    const other = await openPractice(service.origin);
    expect((await other.call('invitations.list', {})).invitations).toEqual([]);
  });

  it('is not marked as opened by those who come after its end', async () => {
    const therapist = await openPractice(service.origin);
    const { invitation, lookupId } = await invite(therapist);
    await therapist.call('invitations.revoke', { invitation });
    expect(await fetchCode(lookupId)).toBe('invitation.revoked');
    const { invitations } = await therapist.call('invitations.list', {});
    expect(invitations).toMatchObject([{ invitation, state: 'revoked', openedAt: null }]);
  });

  it('is used by one person; the others learn that it was used', async () => {
    const therapist = await openPractice(service.origin);
    const { invitation, lookupId } = await invite(therapist);
    const clients = [stranger(), stranger(), stranger()];
    const outcomes = await Promise.all(clients.map((client) => accept(lookupId, client)));
    expect(outcomes.toSorted()).toEqual(['done', 'invitation.used', 'invitation.used']);
    expect(await fetchCode(lookupId)).toBe('invitation.used');
    expect(await stateOf(therapist, invitation)).toBe('used');
  });

  it('leaves nothing of those who lost the race', async () => {
    const therapist = await openPractice(service.origin);
    const { lookupId } = await invite(therapist);
    expect(await accept(lookupId)).toBe('done');
    const late = stranger();
    expect(await accept(lookupId, late)).toBe('invitation.used');
    const account = Buffer.from(late.account, 'base64url');
    expect(await postgres.query('SELECT id FROM accounts WHERE id = $1', [account])).toEqual([]);
  });

  it('takes the same acceptance again without a second answer in the mailbox', async () => {
    const therapist = await openPractice(service.origin);
    const { invitation, lookupId } = await invite(therapist);
    const client = stranger();
    const body = acceptance(lookupId, client.identity);
    await client.call('invitations.accept', body);
    await client.call('invitations.accept', body);
    const live = await (await therapist.live()).untilItems(1);
    expect(live.hello.waiting).toBe(1);
    expect(live.items).toMatchObject([{ kind: 'pairing', invitation, bytes: body.sealedAnswer }]);
    live.close();
  });

  it('can be revoked, which deletes the offer; a used one stays used', async () => {
    const therapist = await openPractice(service.origin);
    const { invitation, lookupId } = await invite(therapist);
    const other = await openPractice(service.origin);
    expect(await codeOf(other.call('invitations.revoke', { invitation }))).toBe('invitation.unknown');
    expect((await therapist.call('invitations.revoke', { invitation })).state).toBe('revoked');
    expect(await fetchCode(lookupId)).toBe('invitation.revoked');
    expect(await accept(lookupId)).toBe('invitation.revoked');
    const rows = await postgres.query('SELECT sealed_offer FROM invitations WHERE lookup_id = $1', [
      Buffer.from(lookupId, 'base64url'),
    ]);
    expect(rows).toEqual([{ sealed_offer: null }]);
    const second = await invite(therapist);
    await accept(second.lookupId);
    expect((await therapist.call('invitations.revoke', { invitation: second.invitation })).state).toBe(
      'used',
    );
  });

  it('runs out at its time', async () => {
    const therapist = await openPractice(service.origin);
    const made = { invitation: randomId(), lookupId: randomBytesText(32), sealedOffer: randomBytesText(100) };
    await therapist.call('invitations.create', { ...made, expiresAt: clock.now() + 5_000 });
    expect(await fetchCode(made.lookupId)).toBe('done');
    clock.advance(5_000);
    expect(await fetchCode(made.lookupId)).toBe('invitation.expired');
    expect(await accept(made.lookupId)).toBe('invitation.expired');
    expect(await stateOf(therapist, made.invitation)).toBe('expired');
  });

  it('is unknown under a code nobody made', async () => {
    expect(await fetchCode(randomBytesText(32))).toBe('invitation.unknown');
    expect(await accept(randomBytesText(32))).toBe('invitation.unknown');
  });

  it('is made once per id, within seven days, by practices only, and not without end', async () => {
    const therapist = await openPractice(service.origin);
    const made = await invite(therapist);
    expect(await codeOf(therapist.call('invitations.create', made))).toBe('done');
    const changed = { ...made, sealedOffer: randomBytesText(100) };
    expect(await codeOf(therapist.call('invitations.create', changed))).toBe('request.invalid');
    const taken = { ...made, invitation: randomId() };
    expect(await codeOf(therapist.call('invitations.create', taken))).toBe('request.invalid');
    const late = { ...made, invitation: randomId(), lookupId: randomBytesText(32) };
    const expiresAt = clock.now() + limits.invitationLifetimeMs + 2 * 60 * 60 * 1000;
    expect(await codeOf(therapist.call('invitations.create', { ...late, expiresAt }))).toBe(
      'request.invalid',
    );
    const client = await joinPractice(therapist);
    expect(await codeOf(client.call('invitations.create', late))).toBe('enrolment.refused');
    for (let more = 1; more < limits.openInvitationsPerAccount; more++) await invite(therapist);
    expect(await codeOf(therapist.call('invitations.create', late))).toBe('request.tooMany');
  });

  it('refuses an account that exists already and leaves the invitation open', async () => {
    const therapist = await openPractice(service.origin);
    const client = await joinPractice(therapist);
    const { lookupId } = await invite(therapist);
    expect(await accept(lookupId, client)).toBe('account.exists');
    expect(await fetchCode(lookupId)).toBe('done');
  });
});

describe('enrolment codes', () => {
  it('open one practice each, also after a restart', async () => {
    const env = { O7_ENROLMENT: 'first-code-1234, second-code-1234' };
    let guarded = await startInProcess(postgres.url, clock, env);
    const open = (enrolment: string, client = new TestClient(guarded.origin)) =>
      codeOf(
        client.call('accounts.openPractice', {
          enrolment,
          practiceName: 'By code',
          deviceList: client.identity.list(),
        }),
      );
    const owner = new TestClient(guarded.origin);
    expect(await open('')).toBe('enrolment.refused');
    expect(await open('first-code-1234', owner)).toBe('done');
    expect(await open('first-code-1234', owner)).toBe('done');
    expect(await open('first-code-1234')).toBe('enrolment.refused');
    await guarded.close();
    guarded = await startInProcess(postgres.url, clock, env);
    expect(await open('first-code-1234')).toBe('enrolment.refused');
    expect(await open('second-code-1234')).toBe('done');
    await guarded.close();
  });
});
