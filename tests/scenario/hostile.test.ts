/** A relay and a service that lie: swapped keys in pairing, forged, repeated, reordered and withheld envelopes, rubbish answers. */
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { confirm, invite, join, openPractice, pair } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

/** Changes one field of the JSON answers of a route. */
function forgeAnswer(route: string, change: (answer: Record<string, unknown>) => void): void {
  scene.relay.hooks = {
    onAnswer: (passing) => {
      if (passing.route !== route) return passing.body;
      const answer = JSON.parse(passing.body) as Record<string, unknown>;
      change(answer);
      return JSON.stringify(answer);
    },
  };
}

/** Rewrites the items of each delivery on its way to a device. */
function forgeItems(change: (items: MailboxItem[]) => MailboxItem[]): void {
  scene.relay.hooks = {
    onFrame: (text) => {
      const frame = JSON.parse(text) as { t: string; items?: MailboxItem[] };
      if (frame.t !== 'deliver' || frame.items === undefined) return [text];
      const items = change(frame.items);
      return items.length === 0 ? [] : [JSON.stringify({ ...frame, items })];
    },
  };
}

const flip = (text: string) => `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`;

/** The envelope with a far epoch written on it: version, kind, wire format (4 bytes in all and 2 more), group id (21), epoch (8). */
function later(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(9, 2 + 2 + 2 + 21 + 7);
  return bytes.toString('base64url');
}

const bodies = async (person: Person, conversation: string) =>
  (await person.messages(conversation)).map((one) => one.text);
const received = (person: Person, conversation: string, count: number) =>
  person.until(
    () => person.messages(conversation),
    (messages) => messages.length >= count,
    `${count} messages`,
  );

/** All that this person wrote is known to have arrived. */
const settledBy = (person: Person, conversation: string) =>
  person.until(
    () => person.messages(conversation),
    (messages) => messages.every((one) => !one.mine || (one.delivery === 'delivered' && one.number !== null)),
    'delivery',
  );

describe('a relay that swaps keys in pairing', () => {
  it('cannot change the offer a client reads', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    forgeAnswer('invitations.fetch', (answer) => {
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
    forgeAnswer('invitations.fetch', (answer) => {
      answer['sealedOffer'] = mallorys;
    });
    await expect(join(scene.client, code)).rejects.toMatchObject({ code: 'invitation.tampered' });
  });

  it('cannot show another practice name beside a sealed offer', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    forgeAnswer('invitations.fetch', (answer) => {
      answer['practice'] = { name: 'A Trusted Hospital', licence: null };
    });
    await expect(join(scene.client, code)).rejects.toMatchObject({ code: 'invitation.tampered' });
  });

  it('cannot make the therapist see a person whose answer it changed', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    const done = Promise.withResolvers<void>();
    forgeItems((items) =>
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
    forgeItems((items) => items.filter((item) => item.kind !== 'pairing'));
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
    forgeAnswer('keyPackages.fetch', (answer) => {
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

describe('a relay that tampers with mail', () => {
  it('is named when it withholds a message, and blocks nothing after it', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.client.write(conversation, 'first');
    await settledBy(scene.client, conversation);
    let withheld = false;
    forgeItems((items) =>
      items.filter((item) => {
        if (item.kind !== 'message' || withheld) return true;
        withheld = true;
        return false;
      }),
    );
    await scene.client.write(conversation, 'withheld');
    await scene.client.write(conversation, 'third');
    const messages = await received(scene.therapist, conversation, 2);
    expect(messages.map((one) => one.text)).toEqual(['first', 'third']);
    expect(messages[1]?.missingBefore).toBeGreaterThan(0);
  });

  it('cannot deliver a message twice', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    let copies = 0;
    forgeItems((items) =>
      items.flatMap((item): MailboxItem[] => {
        if (item.kind !== 'message') return [item];
        copies += 1;
        return [
          item,
          { ...item, seq: item.seq + 1_000_000 + copies, envelope: freshId(), number: item.number + 1_000 },
        ];
      }),
    );
    await scene.client.write(conversation, 'once');
    await received(scene.therapist, conversation, 1);
    await scene.client.write(conversation, 'twice');
    await received(scene.therapist, conversation, 2);
    expect(await bodies(scene.therapist, conversation)).toEqual(['once', 'twice']);
  });

  it('cannot change a message, and the damaged one blocks nothing', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    let changed = false;
    forgeItems((items) =>
      items.map((item) => {
        if (item.kind !== 'message' || changed) return item;
        changed = true;
        return { ...item, bytes: flip(item.bytes) };
      }),
    );
    await scene.client.write(conversation, 'damaged');
    await scene.client.write(conversation, 'intact');
    const messages = await received(scene.therapist, conversation, 1);
    expect(messages.map((one) => one.text)).toEqual(['intact']);
  });

  it('cannot name another author: the sender it claims is not believed', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    forgeItems((items) =>
      items.map((item) => (item.kind === 'message' ? { ...item, senderDevice: freshId() } : item)),
    );
    await scene.client.write(conversation, 'from the client');
    const [message] = await received(scene.therapist, conversation, 1);
    expect(message).toMatchObject({ text: 'from the client', mine: false });
  });

  it('is named when it puts a message before one its author had already seen', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.write(conversation, 'how was the week?');
    await received(scene.client, conversation, 1);
    forgeItems((items) => items.map((item) => (item.kind === 'message' ? { ...item, number: 1 } : item)));
    await scene.client.write(conversation, 'better');
    const messages = await received(scene.therapist, conversation, 2);
    expect(messages.find((one) => one.text === 'better')?.outOfOrder).toBe(true);
  });

  it('cannot stop a conversation by keeping a commit back: it is fetched from the log', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    forgeItems((items) => items.filter((item) => item.kind !== 'commit'));
    for (let line = 0; line < 201; line++) await scene.client.write(conversation, `line ${line}`);
    await scene.client.write(conversation, 'in the new epoch');
    const after = await scene.therapist.until(
      () => scene.therapist.texts(conversation),
      (texts) => texts.at(-1) === 'in the new epoch',
      'the line of the new epoch',
    );
    expect(after).toHaveLength(200);
  });

  it('stops only the conversation whose commit it withholds for good', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const second = await scene.newPerson().start();
    await join(second, await invite(scene.therapist, 'Wednesdays'), 'Mona');
    const other = await confirm(scene.therapist, second);
    forgeItems((items) =>
      items.map((item) =>
        item.kind === 'message' && item.conversation === conversation
          ? { ...item, bytes: later(item.bytes) }
          : item,
      ),
    );
    await scene.client.write(conversation, 'from a future that never comes');
    await second.write(other.conversation, 'good morning');
    await received(scene.therapist, other.conversation, 1);
    expect(await bodies(scene.therapist, conversation)).toEqual([]);
  });

  it('cannot poison the log of one conversation to stop the others', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const second = await scene.newPerson().start();
    await join(second, await invite(scene.therapist, 'Wednesdays'), 'Mona');
    const other = await confirm(scene.therapist, second);
    forgeItems((items) =>
      items.map((item) =>
        item.kind === 'message' && item.conversation === conversation
          ? { ...item, bytes: later(item.bytes) }
          : item,
      ),
    );
    const onFrame = scene.relay.hooks.onFrame;
    scene.relay.hooks = {
      ...(onFrame === undefined ? {} : { onFrame }),
      onAnswer: ({ route, body }) => {
        if (route !== 'conversations.log') return body;
        const rubbish = toBase64Url(crypto.getRandomValues(new Uint8Array(300)));
        const entry = {
          position: 2,
          envelope: freshId(),
          senderDevice: freshId(),
          number: 9,
          at: 0,
          bytes: rubbish,
        };
        return JSON.stringify({ v: 1, last: 2, entries: [entry] });
      },
    };
    await scene.client.write(conversation, 'never readable');
    await second.write(other.conversation, 'good morning');
    await received(scene.therapist, other.conversation, 1);
    expect(await scene.therapist.call('connection.status', {})).toMatchObject({
      state: 'online',
      error: null,
    });
  });

  it('cannot push rubbish into a conversation', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    let sent = false;
    forgeItems((items) => {
      const like = items.find((item) => item.kind === 'message');
      if (like === undefined || like.kind !== 'message' || sent) return items;
      sent = true;
      const rubbish = crypto.getRandomValues(new Uint8Array(700));
      return [
        { ...like, seq: like.seq + 500_000, envelope: freshId(), bytes: toBase64Url(rubbish) },
        ...items,
      ];
    });
    await scene.client.write(conversation, 'still here');
    const messages = await received(scene.therapist, conversation, 1);
    expect(messages.map((one) => one.text)).toEqual(['still here']);
  });
});

describe('a service that answers badly', () => {
  it.each([
    ['no JSON', 'Bad Gateway'],
    ['the wrong shape', '{"v":1,"surprise":true}'],
    ['nothing', ''],
  ])(
    'is met with a coded error and a retry when it answers %s, and nothing is lost',
    async (_what, rubbish) => {
      const { conversation } = await pair(scene.therapist, scene.client);
      let answers = 0;
      scene.relay.hooks = {
        onAnswer: ({ route, body }) => (route === 'messages.send' && answers++ < 2 ? rubbish : body),
      };
      await scene.client.write(conversation, 'patience');
      await settledBy(scene.client, conversation);
      expect(await bodies(scene.therapist, conversation)).toEqual(['patience']);
      expect(answers).toBeGreaterThan(2);
    },
  );

  it('cannot make us drop a commit by saying that its place is taken: the log is asked', async () => {
    await openPractice(scene.therapist);
    await join(scene.client, await invite(scene.therapist));
    let lies = 0;
    scene.relay.hooks = {
      onAnswer: ({ route, body }) => {
        if (route !== 'conversations.commit' || lies++ > 0) return body;
        const error = { code: 'log.positionTaken', retryable: true, fields: { last: 1 } };
        return JSON.stringify({ v: 1, error });
      },
      onAnswerStatus: ({ route, status }) => (route === 'conversations.commit' && lies === 1 ? 409 : status),
    };
    const { conversation } = await confirm(scene.therapist, scene.client);
    await scene.client.write(conversation, 'in the one true epoch');
    await received(scene.therapist, conversation, 1);
    expect(lies).toBeGreaterThan(0);
  });

  it('cannot make this computer give up its keys by naming errors that are not its own', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    let lies = 0;
    scene.relay.hooks = {
      onFrame: (text) => {
        if (lies++ > 2) return [text];
        return [
          JSON.stringify({
            v: 1,
            t: 'bye',
            error: { code: 'store.olderCopy', retryable: false, fields: {} },
          }),
        ];
      },
    };
    scene.relay.cut();
    await scene.client.write(conversation, 'still the same device');
    await received(scene.therapist, conversation, 1);
    for (const person of [scene.client, scene.therapist]) {
      const { conversations } = await person.call('conversations.list', {});
      expect(conversations[0]?.restoredAt).toBeNull();
    }
  });

  it('keeps a message whose epoch the service calls stale and encrypts it anew', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    let refused = 0;
    scene.relay.hooks = {
      onAnswerStatus: ({ route, status }) => (route === 'messages.send' && refused === 1 ? 409 : status),
      onAnswer: ({ route, body }) => {
        if (route !== 'messages.send' || refused++ > 0) return body;
        return JSON.stringify({
          v: 1,
          error: { code: 'envelope.staleEpoch', retryable: true, fields: { last: 1 } },
        });
      },
    };
    await scene.client.write(conversation, 'again');
    await scene.client.write(conversation, 'and on');
    await received(scene.therapist, conversation, 2);
    expect(await bodies(scene.therapist, conversation)).toEqual(['again', 'and on']);
  });
});
