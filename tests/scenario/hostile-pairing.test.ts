/** A relay that lies while two people pair: swapped offers, names, answers and devices. */
import { describe, expect, it } from 'vitest';
import { flip, forgedAnswer, forgedItems } from '../support/forging.ts';
import { confirm, invite, join, openPractice } from '../support/pairing.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

describe('a relay that swaps keys in pairing', () => {
  it('cannot change the offer a client reads', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    scene.relay.hooks = forgedAnswer('invitations.fetch', (answer) => {
      answer['sealedOffer'] = flip(String(answer['sealedOffer']));
    });
    await expect(join(scene.client, code)).rejects.toMatchObject({ code: 'invitation.tampered' });
  });

  it('cannot put the offer of another invitation in its place', async () => {
    await openPractice(scene.therapist);
    const other = await scene.newPerson().start();
    await openPractice(other, 'Mallory');
    let stolen = '';
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        if (route === 'invitations.create')
          stolen = (JSON.parse(body) as { sealedOffer: string }).sealedOffer;
        return body;
      },
    };
    await invite(other);
    const mallorys = stolen;
    const code = await invite(scene.therapist);
    scene.relay.hooks = forgedAnswer('invitations.fetch', (answer) => {
      answer['sealedOffer'] = mallorys;
    });
    await expect(join(scene.client, code)).rejects.toMatchObject({ code: 'invitation.tampered' });
  });

  it('cannot show another practice name beside a sealed offer', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    scene.relay.hooks = forgedAnswer('invitations.fetch', (answer) => {
      answer['practice'] = { name: 'A Trusted Hospital', licence: null };
    });
    await expect(join(scene.client, code)).rejects.toMatchObject({ code: 'invitation.tampered' });
  });

  it('cannot make the therapist see a person whose answer it changed', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    const done = Promise.withResolvers<void>();
    scene.relay.hooks = forgedItems((items) =>
      items.map((item) => {
        if (item.kind !== 'pairing') return item;
        done.resolve();
        return { ...item, bytes: flip(item.bytes) };
      }),
    );
    await join(scene.client, code);
    await done.promise;
    await scene.therapist.online();
    const { conversations } = await scene.therapist.call('conversations.list', {});
    expect(conversations).toEqual([]);
  });

  it('does not lose a person who accepted just before the invitation was revoked', async () => {
    await openPractice(scene.therapist);
    const { id, code } = await scene.therapist.call('pairing.createInvitation', { label: '' });
    scene.relay.hooks = forgedItems((items) => items.filter((item) => item.kind !== 'pairing'));
    await join(scene.client, code ?? '');
    expect(await scene.therapist.call('pairing.revokeInvitation', { id })).toMatchObject({ state: 'open' });
    scene.relay.hooks = {};
    scene.relay.cut();
    await confirm(scene.therapist, scene.client);
  });

  it('cannot bring a device of its own into the conversation', async () => {
    await openPractice(scene.therapist);
    const mallory = await scene.newPerson().start();
    await openPractice(mallory, 'Mallory');
    let malloryPackage = '';
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        if (route === 'invitations.accept') {
          malloryPackage = (JSON.parse(body) as { keyPackages: { lastResort: string } }).keyPackages
            .lastResort;
        }
        return body;
      },
    };
    const victim = await scene.newPerson().start();
    await join(victim, await invite(mallory), 'Mallory too');
    scene.relay.hooks = forgedAnswer('keyPackages.fetch', (answer) => {
      const packages = answer['packages'] as { keyPackage: string }[];
      for (const one of packages) one.keyPackage = malloryPackage;
    });
    await join(scene.client, await invite(scene.therapist));
    const waiting = await scene.therapist.until(
      () => scene.therapist.call('conversations.list', {}),
      ({ conversations }) => conversations.length === 1,
    );
    await scene.therapist.call('pairing.confirm', { conversation: waiting.conversations[0]?.id ?? '' });
    const { conversations } = await scene.therapist.until(
      () => scene.therapist.call('conversations.list', {}),
      (list) => list.conversations[0]?.trouble != null,
    );
    expect(conversations[0]).toMatchObject({ state: 'opening', trouble: { code: 'e2ee.credentialRefused' } });
    // The connection and everybody else go on.
    expect(await scene.therapist.call('connection.status', {})).toMatchObject({
      state: 'online',
      error: null,
    });
  });
});
