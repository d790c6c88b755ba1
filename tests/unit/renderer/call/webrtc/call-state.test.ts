// How the call stands as a whole, from how it stands with each person.

import { describe, expect, it } from 'vitest';
import type { RemotePerson } from '../../../../../renderer/call/engine/call-engine.ts';
import {
  type CallParts,
  describeCall,
  type SeenPerson,
} from '../../../../../renderer/call/webrtc/call-state.ts';
import type { PairState } from '../../../../../renderer/call/webrtc/link/pair.ts';
import type { Rung } from '../../../../../renderer/call/webrtc/quality/ladder.ts';

const person = (
  pair: PairState,
  {
    rung = 0,
    network = 3,
    state,
  }: { rung?: Rung; network?: 0 | 1 | 2 | 3; state?: RemotePerson['state'] } = {},
): SeenPerson => ({
  pair: { state: () => pair },
  rung: () => rung,
  network: () => network,
  view: () => ({
    device: 'd',
    hasSound: true,
    hasPicture: true,
    isSharing: false,
    isSpeaking: false,
    state: state ?? (pair === 'gone' ? 'lost' : pair === 'distrusted' ? 'leftOut' : pair),
  }),
});

const described = (change: Partial<CallParts>) =>
  describeCall({
    phase: 'in',
    ending: null,
    hadConnection: false,
    people: [],
    local: { microphone: 'on', camera: 'on', sharing: false, isTalkingMuted: false },
    problems: [],
    words: [1, 2, 3, 4],
    ...change,
  });

describe('the state of a call', () => {
  it.each([
    ['idle', { phase: 'idle' }],
    ['left', { phase: 'left', people: [person('connected')] }],
    ['alone', {}],
    ['connecting', { people: [person('connecting')] }],
    ['connected', { people: [person('lost'), person('connected')], hadConnection: true }],
    ['reconnecting', { people: [person('lost'), person('gone')], hadConnection: true }],
    ['failed', { people: [person('gone'), person('gone')], hadConnection: true }],
    ['failed', { people: [person('gone'), person('distrusted')], hadConnection: true }],
    ['connecting', { people: [person('connecting'), person('distrusted')] }],
  ] as const)('is %s', (state, change) => {
    expect(described(change).state).toBe(state);
  });

  it('names why it failed, keeps why it left by itself, and has no words after it', () => {
    expect(described({ people: [person('gone')] }).ending).toBe('noConnection');
    const left = described({ phase: 'left', ending: 'notTrusted' });
    expect([left.ending, left.words]).toEqual(['notTrusted', null]);
  });

  it('shows the worst line, and nothing coming through while nobody is connected', () => {
    expect(described({}).network).toBe(3);
    expect(described({ people: [person('lost')], hadConnection: true }).network).toBe(0);
    const two = [person('connected', { network: 1 }), person('connected')];
    expect(described({ people: two }).network).toBe(1);
  });

  it('says what the network takes: first a smaller picture, then the picture, then all but the sound', () => {
    const at = (rung: Rung) => described({ people: [person('connected', { rung })] });
    expect([0, 1, 2, 3].map((rung) => at(rung as Rung).problems)).toEqual([
      [],
      ['weakNetwork'],
      ['weakNetwork'],
      ['audioOnly'],
    ]);
    expect([0, 1, 2, 3].map((rung) => at(rung as Rung).local.pictureHeldBack)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const off = { microphone: 'on', camera: 'off', sharing: false, isTalkingMuted: false } as const;
    const held = described({ people: [person('connected', { rung: 3 })], local: off }).local;
    expect(held.pictureHeldBack, 'a camera that is off is not held back').toBe(false);
  });

  it('adds reconnecting and undecryptable to what devices say', () => {
    const people = [person('connected', { state: 'undecryptable' }), person('lost')];
    expect(described({ people, hadConnection: true, problems: ['cameraGone'] }).problems).toEqual([
      'cameraGone',
      'reconnecting',
      'cannotDecrypt',
    ]);
  });
});
