// A thread as a person reads it: order, directions, delivery, long texts, unread.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { fakeId, fakeMessage } from '../../support/fake-scene.ts';
import { log, scene } from '../support/conversation-scene.ts';
import { focus } from '../support/page-environment.ts';
import { showApp } from '../support/show-app.tsx';

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

  test('tells a reader who wrote what arrives, and no words any more once they are taken back', async () => {
    const app = await showApp(scene({ messages: [fakeMessage({ order: 1, text: 'before' })] }));
    await screen.findByText('before');
    const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    const message = fakeMessage({ order: 2, text: 'never mind', author: 'Omar' });
    app.fake.emit('message.changed', message);
    await waitFor(() => expect(told()).toContain('\u2068Omar\u2069: never mind'));
    app.fake.emit('message.changed', { ...message, text: '', erased: true });
    await waitFor(() => expect(document.body.textContent).not.toContain('never mind'));
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
          fakeMessage({ order: 4, text: 'six', mark: 'cameBack', mine: true }),
          fakeMessage({ order: 5, text: 'seven', mark: 'removedDevice' }),
          fakeMessage({ order: 6, text: 'eight', mark: 'removedDevice', mine: true }),
        ],
      }),
    );
    expect(await screen.findByText(/2 messages from/)).toBeTruthy();
    expect(screen.getByText(/arrived in a different place/)).toBeTruthy();
    expect(screen.getByText(/^Came back from/).textContent).toBe('Came back from Rana');
    expect(screen.getByText('From a computer that was removed since')).toBeTruthy();
    expect(screen.getByText('From a computer of yours that was removed since')).toBeTruthy();
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

  test('pages back by itself near the oldest line, without losing the newest', async () => {
    const messages = Array.from({ length: 320 }, (_, at) =>
      fakeMessage({ order: at + 1, text: `line ${at + 1}` }),
    );
    const app = await showApp(scene({ messages }));
    await screen.findByText('line 320');
    const asked = () => app.fake.calls.filter(({ name }) => name === 'messages.list');
    await waitFor(() => expect(asked().length).toBeGreaterThan(1));
    expect(asked()[1]?.request).toMatchObject({ before: { order: 261 } });
  });

  test('shows the beginning of a very long message and the rest on request', async () => {
    const text = `${'many words '.repeat(900)}the end`;
    const app = await showApp(scene({ messages: [fakeMessage({ order: 1, text })] }));
    const bubble = await screen.findByRole('article');
    expect(bubble.textContent?.length).toBeLessThan(4_000);
    await app.user.click(within(bubble).getByRole('button', { name: 'Show the whole message' }));
    expect(bubble.textContent).toContain('the end');
  });

  test('a text of nothing but line ends takes no more room than a screen', async () => {
    await showApp(scene({ messages: [fakeMessage({ order: 1, text: `a${'\n'.repeat(20_000)}z` })] }));
    expect((await screen.findByRole('article')).querySelectorAll('p').length).toBeLessThan(100);
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
      conversation: { unread: 1, firstUnread: { message: fakeId(10_002), at: Date.now() } },
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
    app.fake.scene.conversations = app.fake.scene.conversations.map((one) => ({
      ...one,
      unread: 1,
      firstUnread: { message: fakeId(10_002), at: Date.now() },
    }));
    app.fake.emit('message.changed', fakeMessage({ order: 2, text: 'meanwhile' }));
    const line = await screen.findByText('New since you were here');
    expect(line.compareDocumentPosition(screen.getByText('meanwhile'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(line.compareDocumentPosition(screen.getByText('old'))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  });

  test('marks nothing as read behind a dialog', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const app = await showApp(unreadScene());
      await screen.findByText('new');
      await app.user.keyboard('{Control>},{/Control}');
      await screen.findByRole('dialog');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(reads(app)).toEqual([]);
      await app.user.keyboard('{Escape}');
      await vi.advanceTimersByTimeAsync(1_500);
      await waitFor(() => expect(reads(app).length).toBe(1));
    } finally {
      vi.useRealTimers();
    }
  });

  test('what was marked unread by hand is read when the person comes back to it', async () => {
    const app = await showApp(
      scene({ messages: [fakeMessage({ order: 1, text: 'old' })], conversation: { markedUnread: true } }),
    );
    await waitFor(() => expect(app.fake.scene.conversations[0]?.markedUnread).toBe(false));
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

  test('after months says since when and how many', async () => {
    const at = Date.now() - 90 * 86_400_000;
    await showApp(
      scene({
        messages: [
          fakeMessage({ order: 1, text: 'old', at: at - 1 }),
          fakeMessage({ order: 2, text: 'new', at }),
          fakeMessage({ order: 3, text: 'newer' }),
        ],
        conversation: { unread: 2, firstUnread: { message: fakeId(10_002), at } },
      }),
    );
    expect((await screen.findByText(/^Since/)).textContent).toMatch(/^Since \d+ \w+ 20\d\d: 2 messages$/);
  });
});
