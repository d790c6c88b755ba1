// A therapist's desk and a client's window as they look on an ordinary day, in English and Egyptian Arabic.

import type { ConversationView, MessageView, Transparency } from '../../contract/bridge/views.ts';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import {
  emptyScene,
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeInvitation,
  fakeMessage,
  fakeOpen,
} from './fake-scene.ts';

type Line = readonly [mine: boolean, minutes: number, text: string];

/** From the therapist's side; minutes count back from now. */
const english: readonly Line[] = [
  [false, 1_585, 'Good morning. I did the breathing exercise on the metro today.'],
  [false, 1_584, 'Felt silly for a minute, then it helped. I got off at my stop instead of two early 🙂'],
  [true, 1_560, 'Two stops further. That is worth writing down.\nHow was it when the doors closed?'],
  [false, 1_552, 'Loud. But I counted like you said.'],
  [true, 1_541, 'Would Tuesday at 18:30 still suit you? I have to move our usual hour this week.'],
  [false, 1_499, 'Yes, fine'],
  [
    true,
    92,
    'The sheet about sleep is at https://example.org/sleep/diary, one line a day is plenty. If the page does not open, call the desk on +20 2 5555 0142.',
  ],
  [
    false,
    61,
    'I will try. Fridays are hard because of the family lunch, it goes on until evening and then I cannot sleep before three. Last week I went for a walk after, and that was better. Should I write the walk down too or only the hours?',
  ],
  [true, 58, 'The walk too, please.'],
  [true, 57, 'And what you thought on the way, if you like. One word is enough.'],
];

const arabic: readonly Line[] = [
  [false, 2_955, 'صباح الخير يا دكتورة، أنا عملت التمرين امبارح زي ما اتفقنا'],
  [true, 2_940, 'صباح النور. إزاي كان؟'],
  [false, 2_931, 'في الأول كنت حاسة إنه ملوش لازمة، بس بعد شوية هديت وعرفت أنام بدري.'],
  [true, 2_925, 'جميل جدًا. كملي عليه الأسبوع ده، خمس دقايق كفاية.\nولو نسيتي يوم مش مشكلة خالص.'],
  [false, 45, 'ينفع نأجل معاد التلات؟ عندي اجتماع في الشغل الساعة 18:30 ومش هعرف أمشي بدري.'],
  [true, 41, 'أكيد. يناسبك الأربع الساعة 19:00؟'],
  [false, 38, 'تمام، شكرًا 🌿'],
];

function linesOf(conversation: string, lines: readonly Line[], now: number, flip: boolean): MessageView[] {
  return lines.map(([mine, minutes, text], at) =>
    fakeMessage({
      id: fakeId(lines.length * 1_000 + at),
      conversation,
      order: at + 1,
      mine: mine !== flip,
      text,
      at: now - minutes * 60_000,
    }),
  );
}

const last = (messages: readonly MessageView[]): Partial<ConversationView> => {
  const message = messages.at(-1) ?? null;
  return { lastMessage: message, ...(message === null ? {} : { lastActivityAt: message.at }) };
};

/** Bytes that look like what they stand for: without any pattern. */
function sealedBytes(length: number): Uint8Array {
  let state = 0x9e3779b9;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return (state >>> 11) & 255;
  });
}

function seenOf(message: MessageView, now: number): Transparency {
  const bytes = sealedBytes(742);
  return {
    message,
    row: {
      envelope: 'pXk2v0hT9sQyLw7aJd3m1A',
      conversation: message.conversation,
      senderDevice: 'R8tZc4uFqWn0bV6yKe2s5g',
      generation: 1,
      epoch: 3,
      number: 41,
      acceptedAt: message.at + 900,
      size: bytes.length,
      bytes: toBase64Url(bytes),
      waitingFor: 1,
      collectedAt: null,
      expiresAt: message.at + 60 * 86_400_000,
    },
    fetchedAt: now,
  };
}

/** Rana's desk: five people, one of them waiting to be confirmed. */
export function therapistScene(now: number): FakeScene {
  const inEnglish = linesOf(fakeId(1), english, now, false);
  const inArabic = linesOf(fakeId(2), arabic, now, false);
  const sent = inEnglish.map((one, at) => (at >= 8 ? { ...one, delivery: 'sent' as const } : one));
  const shownLast = sent.at(-1);
  return {
    ...emptyScene(),
    profile: fakeOpen({ role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: now, waiting: 0, error: null },
    messages: [...sent, ...inArabic],
    transparency: shownLast === undefined ? null : seenOf(shownLast, now),
    conversations: [
      fakeConversation({ id: fakeId(1), nickname: 'sunflower', label: 'Sara A., Tuesdays', ...last(sent) }),
      fakeConversation({
        id: fakeId(2),
        nickname: 'نجمة',
        label: 'نهى، الأربعاء',
        unread: 2,
        ...last(inArabic),
      }),
      fakeConversation({
        id: fakeId(3),
        nickname: 'quiet river',
        state: 'toConfirm',
        label: 'Omar, from Dr Hany',
        lastActivityAt: now - 600_000,
      }),
      fakeConversation({
        id: fakeId(4),
        nickname: 'Kestrel',
        state: 'opening',
        lastActivityAt: now - 3 * 86_400_000,
      }),
      fakeConversation({ id: fakeId(5), nickname: 'باسم', lastActivityAt: now - 9 * 86_400_000 }),
    ],
    invitations: [
      fakeInvitation({
        id: fakeId(20),
        label: 'Laila, Sundays',
        createdAt: now,
        expiresAt: now + 7 * 86_400_000,
      }),
      fakeInvitation({
        id: fakeId(21),
        label: 'Omar, from Dr Hany',
        state: 'used',
        code: null,
        link: null,
        createdAt: now - 86_400_000,
      }),
      fakeInvitation({
        id: fakeId(22),
        state: 'expired',
        code: null,
        link: null,
        createdAt: now - 12 * 86_400_000,
      }),
      fakeInvitation({
        id: fakeId(23),
        label: 'نهى، الأربعاء',
        state: 'used',
        code: null,
        link: null,
        createdAt: now - 20 * 86_400_000,
      }),
      fakeInvitation({
        id: fakeId(24),
        label: 'Wrong name',
        state: 'revoked',
        code: null,
        link: null,
        createdAt: now - 21 * 86_400_000,
      }),
    ],
  };
}

/** A client of the same practice, in one of the two languages. */
export function clientScene(now: number, language: 'en' | 'ar'): FakeScene {
  const lines = linesOf(fakeId(1), language === 'ar' ? arabic : english, now, true);
  const shown = lines.map((one, at) =>
    at === lines.length - 1 && one.mine ? { ...one, delivery: 'sent' as const } : one,
  );
  const therapist = language === 'ar' ? 'رنا' : 'Rana';
  const practiceName = language === 'ar' ? 'عيادة النيل' : 'Nile Practice';
  const mine = shown.findLast((one) => one.mine);
  return {
    ...emptyScene(),
    profile: fakeOpen({ role: 'client', nickname: language === 'ar' ? 'نجمة' : 'sunflower', practiceName }),
    connection: { state: 'online', since: now, waiting: 0, error: null },
    messages: shown,
    conversations: [fakeConversation({ id: fakeId(1), nickname: therapist, practiceName, ...last(shown) })],
    transparency: mine === undefined ? null : seenOf(mine, now),
  };
}
