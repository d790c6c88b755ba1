// A conversation as a person reads and writes it.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeMessage,
} from '../../support/fake-scene.ts';
import { focus } from '../support/page-environment.ts';
import { showApp } from '../support/show-app.tsx';

interface Given {
  readonly messages?: readonly MessageView[];
  readonly conversation?: Partial<ConversationView>;
  readonly language?: 'en' | 'ar';
}

function scene({ messages = [], conversation = {}, language = 'en' }: Given): FakeScene {
  return {
    ...emptyScene(),
    appearance: { theme: 'light', language, contrast: 'system', zoom: 1 },
    profile: { state: 'open', me: { role: 'client', nickname: 'sunflower', practiceName: 'Nile Practice' } },
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    messages: [...messages],
    conversations: [fakeConversation({ id: fakeId(1), nickname: 'Rana', ...conversation })],
  };
}

const composer = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Message to/ });
const log = () => screen.findByRole('log');
const sent = (calls: { fake: { calls: readonly { name: string; request: unknown }[] } }) =>
  calls.fake.calls
    .filter(({ name }) => name === 'messages.send')
    .map(({ request }) => request as { message: string; text: string });

describe('writing', () => {
  test('Enter sends, paints at once and empties the composer', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'Good morning{Enter}');
    expect(within(await log()).getByText('Good morning')).toBeTruthy();
    expect(screen.getByText('Waiting here')).toBeTruthy();
    expect((await composer()).value).toBe('');
    expect(sent(app)[0]?.message).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test('Shift+Enter breaks the line', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'one{Shift>}{Enter}{/Shift}two');
    expect((await composer()).value).toBe('one\ntwo');
    expect(sent(app)).toEqual([]);
  });

  test.each(['{Enter}', '   {Enter}', '{Shift>}{Enter}{/Shift} {Enter}'])(
    'sends nothing for %j',
    async (typed) => {
      const app = await showApp(scene({}));
      await app.user.type(await composer(), typed);
      expect(sent(app)).toEqual([]);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  test('gives the text back with the reason when it could not be stored, and sends the same message again', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('store.diskFull'));
    await app.user.type(await composer(), 'keep me{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full/);
    expect((await composer()).value).toBe('keep me');
    expect(screen.queryByRole('log')).toBeNull();
    await app.user.type(await composer(), '{Enter}');
    expect(within(await log()).getByText('keep me')).toBeTruthy();
    const [first, second] = sent(app);
    expect(second?.message).toBe(first?.message);
  });

  test('a text changed after it failed is another message', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('store.diskFull'));
    await app.user.type(await composer(), 'keep me{Enter}');
    await screen.findByRole('alert');
    await app.user.type(await composer(), ' too{Enter}');
    await log();
    const [first, second] = sent(app);
    expect(second?.message).not.toBe(first?.message);
    expect(second?.text).toBe('keep me too');
  });

  test('asks again by itself under the same id when the engine died meanwhile', async () => {
    const app = await showApp(scene({}));
    app.fake.failNext('messages.send', new AppError('engine.restarted'));
    await app.user.type(await composer(), 'still here{Enter}');
    await waitFor(() => expect(app.fake.scene.messages.map(({ text }) => text)).toEqual(['still here']));
    const ids = sent(app).map(({ message }) => message);
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('says that a text over the limit is too long and keeps all of it', async () => {
    const app = await showApp(scene({}));
    const long = 'ن'.repeat(17_000);
    await app.user.click(await composer());
    await app.user.paste(long);
    await app.user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/too long/);
    expect((await composer()).value).toBe(long);
    expect(sent(app)).toEqual([]);
  });

  test('keeps a draft while the person looks at another place', async () => {
    const app = await showApp(scene({}));
    await app.user.type(await composer(), 'half a thought');
    await app.user.click(screen.getByRole('button', { name: 'Privacy' }));
    await screen.findByRole('heading', { name: 'What we hold' });
    await app.user.keyboard('{Escape}');
    expect((await composer()).value).toBe('half a thought');
  });

  test('the client writes before the therapist has confirmed and is told where it waits', async () => {
    const app = await showApp(scene({ conversation: { state: 'awaiting' } }));
    expect(screen.getByText(/waits on this computer until then/)).toBeTruthy();
    await app.user.type(await composer(), 'Hello{Enter}');
    expect(screen.getByText('Waiting here')).toBeTruthy();
  });
});

test('says why a conversation alone does not go on', async () => {
  const app = await showApp(
    scene({ conversation: { state: 'opening', trouble: new AppError('keyPackage.none').toReport() } }),
  );
  expect(await screen.findByText(/has not left any keys yet/)).toBeTruthy();
  const trouble = new AppError('e2ee.damagedState').toReport();
  app.fake.scene.conversations = app.fake.scene.conversations.map((one) => ({ ...one, trouble }));
  app.fake.emit('conversations.changed', {});
  expect((await screen.findByRole('alert')).textContent).toMatch(/can still be read/);
});

describe('reading', () => {
  test('an empty conversation invites a first line', async () => {
    await showApp(scene({}));
    const sentence = await screen.findByText(/^Nothing here yet/);
    expect(sentence.textContent).toMatch(/^Nothing here yet. Send Rana a first line;/);
  });

  test('says how far the last message of a run got, and nothing under the others', async () => {
    await showApp(
      scene({
        messages: [
          fakeMessage({ order: 1, text: 'one', mine: true }),
          fakeMessage({ order: 2, text: 'two', mine: true, delivery: 'sent' }),
          fakeMessage({ order: 3, text: 'three' }),
        ],
      }),
    );
    expect(within(await log()).getAllByText('With O7, sealed').length).toBe(1);
    expect(screen.queryByText('On their computer')).toBeNull();
  });

  test('follows a message from waiting to the other computer, and never back', async () => {
    const message = fakeMessage({ order: 1, text: 'hello', mine: true, delivery: 'delivered' });
    const app = await showApp(scene({ messages: [{ ...message, delivery: 'waiting' }] }));
    await within(await log()).findByText('Waiting here');
    app.fake.emit('message.changed', message);
    expect(await screen.findByText('On their computer')).toBeTruthy();
    app.fake.emit('message.changed', { ...message, delivery: 'sent' });
    app.fake.emit('message.changed', fakeMessage({ order: 2, text: 'answer' }));
    await screen.findByText('answer');
    expect(screen.getByText('On their computer')).toBeTruthy();
  });

  test('takes the engine’s order when it says that messages moved', async () => {
    const app = await showApp(
      scene({
        messages: [fakeMessage({ order: 1, text: 'first' }), fakeMessage({ order: 2, text: 'second' })],
      }),
    );
    await screen.findByText('first');
    app.fake.scene.messages = app.fake.scene.messages.map((one) => ({ ...one, order: 3 - one.order }));
    app.fake.emit('messages.reordered', { conversation: fakeId(1) });
    await waitFor(() =>
      expect(screen.getAllByRole('article').map(({ textContent }) => textContent)).toEqual([
        'Rana: second',
        'Rana: first',
      ]),
    );
  });

  test('says quietly what is missing and what came out of order', async () => {
    await showApp(
      scene({
        messages: [
          fakeMessage({ order: 1, text: 'one' }),
          fakeMessage({ order: 2, text: 'four', missingBefore: 2 }),
          fakeMessage({ order: 3, text: 'five', outOfOrder: true }),
        ],
      }),
    );
    expect(await screen.findByText(/2 messages from/)).toBeTruthy();
    expect(screen.getByText(/arrived in a different place/)).toBeTruthy();
  });

  test('says where messages may be missing because an older copy was put back', async () => {
    const first = fakeMessage({ order: 1, text: 'before' });
    const second = fakeMessage({ order: 2, text: 'after' });
    await showApp(scene({ messages: [first, second], conversation: { restoredAt: first.at + 1 } }));
    const line = await screen.findByText(/an older copy of this computer’s data was put back/);
    expect(line.compareDocumentPosition(screen.getByText('before'))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(line.compareDocumentPosition(screen.getByText('after'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('shows links as text, whatever they are', async () => {
    await showApp(
      scene({ messages: [fakeMessage({ order: 1, text: 'see https://example.org/a?b=c <b>bold</b>' })] }),
    );
    const shown = await screen.findByText(/<b>bold<\/b>/);
    expect(shown.querySelector('a, b')).toBeNull();
    expect(within(shown).getByText('https://example.org/a?b=c').getAttribute('dir')).toBe('ltr');
  });

  test('gives each paragraph its own direction and the sides to the sender', async () => {
    await showApp(scene({ messages: [fakeMessage({ order: 1, text: 'Hello\nأهلًا بك\n\nbye' })] }));
    const bubble = await screen.findByRole('article');
    const paragraphs = [...bubble.querySelectorAll('p')];
    expect(paragraphs.map((paragraph) => paragraph.getAttribute('dir'))).toEqual([
      'auto',
      'auto',
      'auto',
      'auto',
    ]);
    expect(paragraphs[1]?.textContent).toBe('أهلًا بك');
  });

  test('a name that looks like markup or turns the line stays a name', async () => {
    await showApp(scene({ conversation: { nickname: '<i>x</i> {{name}}' } }));
    const trust = await screen.findByRole('button', { name: /Only you and/ });
    expect(trust.querySelector('bdi')?.textContent).toBe('<i>x</i> {{name}}');
    expect(trust.querySelector('i')).toBeNull();
  });

  test('pages back without losing its place in the list', async () => {
    const messages = Array.from({ length: 130 }, (_, at) =>
      fakeMessage({ order: at + 1, text: `line ${at + 1}` }),
    );
    const app = await showApp(scene({ messages }));
    await screen.findByText('line 130');
    expect(screen.queryByText('line 1')).toBeNull();
    await app.user.click(screen.getByRole('button', { name: 'Earlier messages' }));
    await screen.findByText('line 11');
    await app.user.click(screen.getByRole('button', { name: 'Earlier messages' }));
    await screen.findByText('line 1');
    expect(screen.getAllByRole('article').length).toBe(130);
    expect(screen.queryByRole('button', { name: 'Earlier messages' })).toBeNull();
  });

  test('offers to try again when messages cannot be read', async () => {
    const broken = scene({ messages: [fakeMessage({ order: 1, text: 'one' })] });
    const app = await showApp({ ...broken, conversations: [] });
    app.fake.failNext('messages.list', new AppError('store.damaged'));
    app.fake.scene.conversations = broken.conversations;
    app.fake.emit('conversations.changed', {});
    expect((await screen.findByRole('alert')).textContent).toMatch(/damaged/);
    await app.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('one')).toBeTruthy();
  });
});

describe('unread', () => {
  const unreadScene = () =>
    scene({
      messages: [fakeMessage({ order: 1, text: 'old' }), fakeMessage({ order: 2, text: 'new' })],
      conversation: { unread: 1 },
    });
  const reads = (app: { fake: { calls: readonly { name: string; request: unknown }[] } }) =>
    app.fake.calls.filter(({ name }) => name === 'conversations.markRead').map(({ request }) => request);

  test('marks where unread begins, and as read only after a second in a focused window', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const app = await showApp(unreadScene());
      expect(await screen.findByText('New since you were here')).toBeTruthy();
      await vi.advanceTimersByTimeAsync(900);
      expect(reads(app)).toEqual([]);
      await vi.advanceTimersByTimeAsync(200);
      await waitFor(() => expect(reads(app)).toEqual([{ conversation: fakeId(1), upTo: 2 }]));
      expect(screen.getByText('New since you were here')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  test('draws no line over what comes while the person is reading', async () => {
    const app = await showApp(scene({ messages: [fakeMessage({ order: 1, text: 'old' })] }));
    await screen.findByText('old');
    const arrived = fakeMessage({ order: 2, text: 'just now' });
    app.fake.scene.conversations = app.fake.scene.conversations.map((one) => ({ ...one, unread: 1 }));
    app.fake.emit('message.changed', arrived);
    await screen.findByText('just now');
    await waitFor(() => expect(reads(app)).toEqual([{ conversation: fakeId(1), upTo: 2 }]), {
      timeout: 3_000,
    });
    expect(screen.queryByText('New since you were here')).toBeNull();
  });

  test('draws the line over what came while the person was away', async () => {
    const app = await showApp(scene({ messages: [fakeMessage({ order: 1, text: 'old' })] }));
    await screen.findByText('old');
    focus.isFocused = false;
    app.fake.scene.conversations = app.fake.scene.conversations.map((one) => ({ ...one, unread: 1 }));
    app.fake.emit('message.changed', fakeMessage({ order: 2, text: 'meanwhile' }));
    const line = await screen.findByText('New since you were here');
    expect(line.compareDocumentPosition(screen.getByText('meanwhile'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(line.compareDocumentPosition(screen.getByText('old'))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  });

  test('marks nothing as read while another window has the focus', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      focus.isFocused = false;
      const app = await showApp(unreadScene());
      await screen.findByText('new');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(reads(app)).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('in Arabic the whole page turns round and the words are Arabic', async () => {
  await showApp(
    scene({
      language: 'ar',
      messages: [fakeMessage({ order: 1, text: 'Hello', mine: true, delivery: 'sent' })],
    }),
  );
  expect(document.documentElement.dir).toBe('rtl');
  expect(await screen.findByText('لدى O7، مختومة')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: /رسالة إلى/ })).toBeTruthy();
});
