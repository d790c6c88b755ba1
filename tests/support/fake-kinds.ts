// What the fake bridge answers about answers, edits, lines taken back, marks, and what is told of reading and typing.

import type { ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { MessageView } from '../../contract/bridge/views.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import type { FakeScene } from './fake-scene.ts';

type Name =
  | 'messages.list'
  | 'messages.around'
  | 'messages.edit'
  | 'messages.eraseForAll'
  | 'messages.mark'
  | 'messages.listStarred'
  | 'messages.listPinned'
  | 'conversations.clear'
  | 'conversations.undoClear'
  | 'practice.get'
  | 'practice.set'
  | 'telling.get'
  | 'telling.set'
  | 'telling.typing'
  | 'outside.open';

type Handlers = { readonly [One in Name]: (request: ChannelRequest<One>) => ChannelResponse<One> };

/** The line that an answer names, as the answer quotes it. */
export function fakeQuote(scene: FakeScene, replyTo: string | undefined): MessageView['quote'] {
  if (replyTo === undefined) return null;
  const found = scene.messages.find(({ id, erased }) => id === replyTo && !erased);
  if (found === undefined) return { kind: 'gone', message: replyTo };
  const { mine, author, text } = found;
  return { kind: 'line', message: replyTo, mine, author, text: text.slice(0, 200) };
}

export function createFakeKinds(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  const inOrder = (conversation: string) =>
    scene.messages.filter((one) => one.conversation === conversation).sort((a, b) => a.order - b.order);
  const change = (id: string, part: Partial<MessageView>): MessageView => {
    const found = scene.messages.find((one) => one.id === id);
    if (found === undefined) throw new AppError('message.unknown');
    const changed = { ...found, ...part };
    scene.messages = scene.messages.map((one) => (one.id === id ? changed : one));
    emit('message.changed', changed);
    return changed;
  };
  return {
    'messages.list': ({ conversation, before, from, limit }) => {
      const all = inOrder(conversation);
      if (from !== undefined) {
        const behind = all.filter(({ order }) => order >= from.order);
        return { messages: behind.slice(0, limit), more: behind.length > limit };
      }
      const found = all.filter(({ order }) => before === null || order < before.order);
      return { messages: found.slice(-limit), more: found.length > limit };
    },
    'messages.around': ({ conversation, message, limit }) => {
      const all = inOrder(conversation);
      const at = all.findIndex(({ id }) => id === message);
      if (at < 0) throw new AppError('message.unknown');
      const half = Math.floor(limit / 2);
      const first = Math.max(0, at - half);
      return { messages: all.slice(first, at + half), older: first > 0, newer: at + half < all.length };
    },
    'messages.edit': ({ message, text }) => {
      const found = scene.messages.find(({ id }) => id === message);
      if (found !== undefined && Date.now() - found.at > limits.editMs) throw new AppError('message.tooLate');
      const firstText = found?.edited?.firstText ?? found?.text ?? '';
      return change(message, { text, edited: { at: Date.now(), firstText } });
    },
    'messages.eraseForAll': ({ conversation, messages }) => {
      for (const id of messages) change(id, { text: '', edited: null, quote: null, erased: true });
      emit('messages.reordered', { conversation });
      return {};
    },
    'messages.mark': ({ message, starred, pinned }) =>
      change(message, {
        ...(starred === undefined ? {} : { starred }),
        ...(pinned === undefined ? {} : { pinned }),
      }),
    'messages.listStarred': ({ limit }) => {
      const starred = scene.messages.filter((one) => one.starred).reverse();
      return { messages: starred.slice(0, limit), next: null };
    },
    'messages.listPinned': ({ conversation }) => ({
      messages: inOrder(conversation).filter(({ pinned }) => pinned),
    }),
    'conversations.clear': ({ conversation }) => {
      const gone = inOrder(conversation);
      scene.messages = scene.messages.filter((one) => one.conversation !== conversation);
      scene.deleting = [...scene.deleting, ...gone];
      emit('conversation.cleared', { conversation });
      return { until: Date.now() + limits.undoDeleteMs, count: gone.length };
    },
    'conversations.undoClear': ({ conversation }) => {
      const back = scene.deleting.filter((one) => one.conversation === conversation);
      scene.deleting = scene.deleting.filter((one) => one.conversation !== conversation);
      scene.messages = [...scene.messages, ...back];
      emit('messages.reordered', { conversation });
      return { restored: back.length };
    },
    'practice.get': () => scene.practice,
    'practice.set': (practice) => {
      scene.practice = practice;
      return practice;
    },
    'telling.get': () => scene.telling,
    'telling.set': ({ read, typing }) => {
      scene.telling = { read: read ?? scene.telling.read, typing: typing ?? scene.telling.typing };
      return scene.telling;
    },
    'telling.typing': ({ active }) => {
      scene.typingTold.push(active);
      return {};
    },
    'outside.open': ({ url }) => {
      scene.opened.push(url);
      return {};
    },
  };
}
