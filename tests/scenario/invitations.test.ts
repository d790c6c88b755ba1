/** Invitations for many: a list of labels, renewing, and what the therapist learns about an opened one. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { join, openPractice } from '../support/pairing.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
const list = async () => (await scene.therapist.call('pairing.listInvitations', {})).invitations;

describe('invitations for many', () => {
  it('are made one for each label; a label that cannot stand does not stop the others', async () => {
    await openPractice(scene.therapist);
    const labels = ['Sara A., Tuesdays', 'x'.repeat(limits.labelLetters + 1), 'نهى، الأربعاء', 'Omar'];
    const { invitations, failed } = await scene.therapist.call('pairing.createInvitations', { labels });
    expect(invitations.map(({ label }) => label)).toEqual(['Sara A., Tuesdays', 'نهى، الأربعاء', 'Omar']);
    expect(new Set(invitations.map(({ code }) => code)).size).toBe(3);
    expect(failed).toEqual([
      { label: labels[1], error: expect.objectContaining({ code: 'nickname.tooLong' }) },
    ]);
    expect((await list()).length).toBe(3);
    await join(scene.client, invitations[1]?.code ?? '');
  });

  it('come back as not made when the service is away, and nothing is kept of them', async () => {
    await openPractice(scene.therapist);
    scene.relay.hooks = {
      onRequest: ({ route, body }) => (route === 'invitations.create' ? null : body),
    };
    const labels = Array.from({ length: 12 }, (_, at) => `Person ${at}`);
    const { invitations, failed } = await scene.therapist.call('pairing.createInvitations', { labels });
    expect(invitations).toEqual([]);
    expect(failed.map(({ label }) => label)).toEqual(labels);
    expect(failed.every(({ error }) => error.code.startsWith('network.'))).toBe(true);
    expect(await list()).toEqual([]);
  });

  it('may not be made by a client', async () => {
    await openPractice(scene.therapist);
    const { code } = await scene.therapist.call('pairing.createInvitation', { label: '' });
    await join(scene.client, code ?? '');
    await expect(
      scene.client.call('pairing.createInvitations', { labels: ['anyone'] }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

describe('renewing an invitation', () => {
  it('ends the old code and gives a new one with the same label', async () => {
    await openPractice(scene.therapist);
    const old = await scene.therapist.call('pairing.createInvitation', { label: 'Sara' });
    const renewed = await scene.therapist.call('pairing.renewInvitation', { id: old.id });
    expect(renewed).toMatchObject({ label: 'Sara', state: 'open' });
    expect(renewed.code).not.toBe(old.code);
    // Once only: two codes must not work for one person.
    await expect(scene.therapist.call('pairing.renewInvitation', { id: old.id })).rejects.toMatchObject({
      code: 'invitation.replaced',
    });
    expect((await list()).find(({ id }) => id === old.id)?.state).toBe('revoked');
    await expect(join(scene.client, old.code ?? '')).rejects.toMatchObject({ code: 'invitation.revoked' });
    await join(scene.client, renewed.code ?? '');
  });

  it('makes none for somebody who has just used theirs', async () => {
    await openPractice(scene.therapist);
    const { id, code } = await scene.therapist.call('pairing.createInvitation', { label: 'Sara' });
    await join(scene.client, code ?? '');
    await expect(scene.therapist.call('pairing.renewInvitation', { id })).rejects.toMatchObject({
      code: 'invitation.used',
    });
    expect((await list()).length).toBe(1);
  });
});

describe('an opened invitation', () => {
  it('is known to the therapist by its time, also after a restart without the service', async () => {
    await openPractice(scene.therapist);
    const { code } = await scene.therapist.call('pairing.createInvitation', { label: 'Sara' });
    const refresh = async () => (await scene.therapist.call('pairing.refreshInvitations', {})).invitations;
    expect(await refresh()).toMatchObject([{ openedAt: null }]);
    const before = Date.now();
    const joining = { code: code ?? '', nickname: 'Sara', ageBand: '18plus' } as const;
    await scene.client.call('pairing.lookUp', joining);
    const openedAt = (await refresh())[0]?.openedAt ?? 0;
    expect(openedAt).toBeGreaterThanOrEqual(before);
    await scene.therapist.stop();
    await scene.therapist.start();
    expect(await list()).toMatchObject([{ state: 'open', openedAt }]);
  });
});
