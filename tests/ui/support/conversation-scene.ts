// One conversation of a client, as tests of it begin.

import { screen } from '@testing-library/react';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { emptyScene, type FakeScene, fakeConversation, fakeId, fakeOpen } from '../../support/fake-scene.ts';

interface Given {
  readonly messages?: readonly MessageView[];
  readonly conversation?: Partial<ConversationView>;
  readonly language?: 'en' | 'ar';
}

/** A client in their only conversation. */
export function scene({ messages = [], conversation = {}, language = 'en' }: Given): FakeScene {
  return {
    ...emptyScene(),
    appearance: { theme: 'light', language, contrast: 'system', zoom: 1 },
    profile: fakeOpen({ role: 'client', nickname: 'sunflower', practiceName: 'Nile Practice' }),
    connection: { state: 'online', since: 0, waiting: 0, error: null },
    messages: [...messages],
    conversations: [fakeConversation({ id: fakeId(1), nickname: 'Rana', ...conversation })],
  };
}

/** The composer's field. */
export const composer = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Message to/ });
/** The thread. */
export const log = () => screen.findByRole('log');
/** What was sent so far. */
export const sent = (calls: { fake: { calls: readonly { name: string; request: unknown }[] } }) =>
  calls.fake.calls
    .filter(({ name }) => name === 'messages.send')
    .map(({ request }) => request as { message: string; text: string });
