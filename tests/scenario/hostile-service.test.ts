/** A service that answers badly: rubbish, lies about the log, errors that are not its to give. */
import { describe, expect, it } from 'vitest';
import { bodies, received, settledBy } from '../support/forging.ts';
import { confirm, invite, join, openPractice, pair } from '../support/pairing.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

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

  it('is given up on and asked again when it does not answer, and the message arrives once', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const never = new Promise<string>(() => {});
    let held = 0;
    scene.relay.hooks = {
      onAnswer: ({ route, body }) => (route === 'messages.send' && held++ === 0 ? never : body),
    };
    await scene.client.write(conversation, 'slowly');
    await scene.client.write(conversation, 'but surely');
    await settledBy(scene.client, conversation);
    expect(await bodies(scene.therapist, conversation)).toEqual(['slowly', 'but surely']);
  });

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
