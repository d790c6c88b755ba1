/** The therapist's desk over real engines: marks, unread and waiting for a reply, deleting on one side only. */
import { describe, expect, it } from 'vitest';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

const viewOf = async (person: Person): Promise<ConversationView> => {
  const { conversations } = await person.call('conversations.list', {});
  const [only] = conversations;
  if (only === undefined) throw new Error('no conversation');
  return only;
};

/** Until this person's list shows so many lines. */
const has = (person: Person, conversation: string, count: number) =>
  person.until(
    () => person.texts(conversation),
    (texts) => texts.length === count,
    `${count} lines`,
  );

describe('the desk', () => {
  it('keeps pins, the archive and marks over a crash; a new line brings a conversation back from the archive', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.call('conversations.arrange', {
      conversation,
      pinned: true,
      archived: true,
      markedUnread: true,
    });
    await scene.therapist.kill();
    await scene.therapist.start();
    expect(await viewOf(scene.therapist)).toMatchObject({
      pinned: true,
      archived: true,
      markedUnread: true,
    });
    await scene.client.write(conversation, 'Are you there?');
    await has(scene.therapist, conversation, 1);
    expect(await viewOf(scene.therapist)).toMatchObject({
      pinned: true,
      archived: false,
      unread: 1,
    });
  });

  it('tells unread, waiting for a reply and "needs no reply" apart', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.client.write(conversation, 'Could we move Tuesday?');
    await has(scene.therapist, conversation, 1);
    const [line] = await scene.therapist.messages(conversation);
    expect(await viewOf(scene.therapist)).toMatchObject({
      unread: 1,
      waitingForReply: true,
      firstUnread: { message: line?.id },
    });
    await scene.therapist.call('conversations.markRead', { conversation, upTo: line?.order ?? 1 });
    expect(await viewOf(scene.therapist)).toMatchObject({
      unread: 0,
      firstUnread: null,
      waitingForReply: true,
    });
    await scene.therapist.call('conversations.arrange', { conversation, replySettled: true });
    expect((await viewOf(scene.therapist)).waitingForReply).toBe(false);
    await scene.client.write(conversation, 'Or Wednesday?');
    await has(scene.therapist, conversation, 2);
    expect((await viewOf(scene.therapist)).waitingForReply).toBe(true);
    await scene.therapist.write(conversation, 'Wednesday at 19:00.');
    expect((await viewOf(scene.therapist)).waitingForReply).toBe(false);
  });

  it('deletes on one side only, over a crash, and a waiting line that was deleted never leaves', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.client.write(conversation, 'first');
    await has(scene.therapist, conversation, 1);
    await scene.service.kill();
    const kept = await scene.client.write(conversation, 'kept');
    const regretted = await scene.client.write(conversation, 'regretted');
    await scene.client.call('messages.delete', { conversation, messages: [regretted.id] });
    await scene.client.kill();
    await scene.service.restart();
    await scene.client.start();
    expect(await has(scene.therapist, conversation, 2)).toEqual(['first', 'kept']);
    expect(await scene.client.texts(conversation)).toEqual(['first', 'kept']);
    await scene.client.call('messages.delete', { conversation, messages: [kept.id] });
    expect(await scene.client.texts(conversation)).toEqual(['first']);
    await scene.client.write(conversation, 'after');
    const there = await has(scene.therapist, conversation, 3);
    expect(there).toEqual(['first', 'kept', 'after']);
    // Nothing is reported missing: what never left was never counted.
    expect((await scene.therapist.messages(conversation)).every((one) => one.missingBefore === 0)).toBe(true);
  });

  it('finishes a deletion when the app is closed within the time to take it back', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const { id } = await scene.client.write(conversation, 'never mind');
    await has(scene.therapist, conversation, 1);
    await scene.client.call('messages.delete', { conversation, messages: [id] });
    await scene.client.quit();
    await scene.client.start();
    expect(await scene.client.call('messages.undoDelete', { conversation, messages: [id] })).toEqual({
      restored: 0,
    });
    expect(await scene.therapist.texts(conversation)).toEqual(['never mind']);
  });
});
