/** A relay that lies about mail: withheld, repeated, changed, forged, reordered, from epochs that never come. */
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { bodies, flip, forgedItems, received, settledBy } from '../support/forging.ts';
import { confirm, invite, join, pair } from '../support/pairing.ts';
import { freshId } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene({ O7_DEV_EPOCH_MESSAGES: '12' });

/** The envelope with a far epoch written on it: version, kind, wire format (4 bytes in all and 2 more), group id (21), epoch (8). */
function later(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(9, 2 + 2 + 2 + 21 + 7);
  return bytes.toString('base64url');
}

describe('a relay that tampers with mail', () => {
  it('is named when it withholds a message, and blocks nothing after it', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.client.write(conversation, 'first');
    await settledBy(scene.client, conversation);
    let withheld = false;
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) =>
      items.map((item) => (item.kind === 'message' ? { ...item, number: 1 } : item)),
    );
    await scene.client.write(conversation, 'better');
    const messages = await received(scene.therapist, conversation, 2);
    expect(messages.find((one) => one.text === 'better')?.outOfOrder).toBe(true);
  });

  it('cannot stop a conversation by keeping a commit back: it is fetched from the log', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    scene.relay.hooks = forgedItems((items) => items.filter((item) => item.kind !== 'commit'));
    for (let line = 0; line < 13; line++) await scene.client.write(conversation, `line ${line}`);
    await scene.client.write(conversation, 'in the new epoch');
    const after = await scene.therapist.until(
      () => scene.therapist.texts(conversation),
      (texts) => texts.at(-1) === 'in the new epoch',
      'the line of the new epoch',
    );
    expect(after).toHaveLength(14);
  });

  it('stops only the conversation whose commit it withholds for good', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const second = await scene.newPerson().start();
    await join(second, await invite(scene.therapist, 'Wednesdays'), 'Mona');
    const other = await confirm(scene.therapist, second);
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) =>
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
    scene.relay.hooks = forgedItems((items) => {
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
