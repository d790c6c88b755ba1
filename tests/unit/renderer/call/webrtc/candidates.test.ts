// Candidates on their way out: the first is not held back, those after it travel together.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendCandidates } from '../../../../../renderer/call/webrtc/link/candidates.ts';

const lineOf = (number: number) => `candidate:${number} 1 udp 2122260223 192.0.2.${number} 5000 typ host`;

function stage() {
  const pc = new EventTarget();
  const sent: (readonly string[])[] = [];
  const stop = sendCandidates(pc as RTCPeerConnection, (candidates) => sent.push(candidates));
  const find = (candidate: string) =>
    pc.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { candidate } }));
  return { sent, stop, find };
}

describe('candidates that are found here', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('go out at once, those that come in the next moment together, and after a rest at once again', () => {
    const { sent, find } = stage();
    find(lineOf(1));
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([[lineOf(1)]]);
    find(lineOf(2));
    vi.advanceTimersByTime(20);
    find(lineOf(3));
    vi.advanceTimersByTime(18);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(sent.slice(1)).toEqual([[lineOf(2), lineOf(3)]]);
    vi.advanceTimersByTime(1_000);
    find(lineOf(4));
    vi.advanceTimersByTime(1);
    expect(sent.slice(2)).toEqual([[lineOf(4)]]);
  });

  it('stay here once the link is closed, and lines that are none never leave', () => {
    const { sent, find, stop } = stage();
    find('candidate:1 1 tcp 1 router.example 80 typ host');
    find(lineOf(1));
    stop();
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
  });
});
