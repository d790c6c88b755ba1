// ICE candidates: the first of ours at once and then a few at a time, those of the other side wait until the browser can take them.

import { callLimits } from '../../../../contract/domain/call.ts';
import { isCandidate } from './description.ts';

/** After the first one: long enough that candidates found together travel together. */
const gatherMs = 40;
/** More than a computer with every kind of network has. */
const mostWaiting = 64;

/** Collects what the connection finds, until `stop`. */
export function sendCandidates(
  pc: RTCPeerConnection,
  send: (candidates: readonly string[]) => void,
): () => void {
  let found: string[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    const lines = found;
    found = [];
    // Waits again for those that come next; where none do, the one after them is a first one again.
    timer = lines.length > 0 ? setTimeout(flush, gatherMs) : null;
    for (let at = 0; at < lines.length; at += callLimits.candidates) {
      send(lines.slice(at, at + callLimits.candidates));
    }
  };
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate === null || !isCandidate(candidate.candidate)) return;
    found.push(candidate.candidate);
    timer ??= setTimeout(flush, 0);
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}

export interface CandidateQueue {
  readonly take: (candidates: readonly string[]) => Promise<void>;
  /** The other side's description is set: what waited goes in. */
  readonly flush: () => Promise<void>;
}

/** Candidates of the other side; lines that are none, or too many, are left out. */
export function createCandidateQueue(pc: RTCPeerConnection): CandidateQueue {
  let waiting: string[] = [];
  const add = async (candidate: string): Promise<void> => {
    // Bundled, all of them belong to the first section. One of a network that was left meanwhile is refused: no harm.
    await pc.addIceCandidate({ candidate, sdpMLineIndex: 0 }).catch(() => undefined);
  };
  return {
    async take(candidates) {
      const good = candidates.filter(isCandidate);
      if (pc.remoteDescription === null) waiting = [...waiting, ...good].slice(0, mostWaiting);
      else for (const candidate of good) await add(candidate);
    },
    async flush() {
      const lines = waiting;
      waiting = [];
      for (const candidate of lines) await add(candidate);
    },
  };
}
