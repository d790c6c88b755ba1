// Session descriptions from the other side: read before the browser reads them, and made quieter than the browser makes them.

import { callLimits } from '../../../../contract/domain/call.ts';

/** `fingerprint`: SHA-256 of the certificate that this description names, 32 bytes. */
export interface CheckedDescription {
  readonly sdp: string;
  readonly fingerprint: Uint8Array<ArrayBuffer>;
}

/** Both sides lay the call out alike: sound, camera, screen, and the channel for marks. */
const sections = ['audio', 'video', 'video', 'application'];
/** The clear bytes of a frame are known for these, so no others are spoken. */
const codecs = new Set(['opus/48000/2', 'VP8/90000', 'rtx/90000']);
const hash = /^a=fingerprint:sha-256 ([0-9A-F]{2}(?::[0-9A-F]{2}){31})$/i;
/** Tells every relay how loud somebody speaks (RFC 6464): never agreed to. */
const loudness = /^a=extmap:\S+ urn:ietf:params:rtp-hdrext:(ssrc-audio-level|csrc-audio-level)/;

/** Keys in the open, and one picture sent in several sizes: nothing of ours asks for them. */
const foreign = /^a=(crypto|rid|simulcast|ssrc-group:SIM)\b/;
/** They come as signals of their own, each of them looked at. */
const candidate = /^a=(candidate:|end-of-candidates)/;

function fingerprintOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.split(':'), (byte) => Number.parseInt(byte, 16));
}

/** The number that sound has in this description. */
function opusNumber(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = /^a=rtpmap:(\d+) opus\/48000\/2$/i.exec(line);
    if (found !== null) return found[1];
  }
  return undefined;
}

/**
 * Null where the description is not one that this app makes: too long, other sections or codecs, keys in the open, not exactly
 * one SHA-256 fingerprint.
 */
export function checkDescription(sdp: string): CheckedDescription | null {
  if (sdp.length > callLimits.descriptionBytes || !sdp.startsWith('v=0\r\n')) return null;
  const lines = sdp.split('\r\n');
  const found = lines.filter((line) => line.startsWith('m=')).map((line) => line.slice(2).split(' ')[0]);
  if (found.join() !== sections.join()) return null;
  if (lines.some((line) => foreign.test(line) || line.includes('\n'))) return null;
  const maps = lines.filter((line) => line.startsWith('a=rtpmap:'));
  if (!maps.every((line) => codecs.has(line.slice(line.indexOf(' ') + 1)))) return null;
  const prints = lines.filter((line) => line.startsWith('a=fingerprint:'));
  const texts = new Set(prints.map((line) => hash.exec(line)?.[1]?.toUpperCase()));
  const [text] = texts;
  if (texts.size !== 1 || text === undefined) return null;
  const opus = opusNumber(lines);
  if (opus === undefined) return null;
  const quiet = lines
    .filter((line) => !loudness.test(line) && !candidate.test(line))
    // Packets of one size: their lengths tell nothing about what is said.
    .map((line) => (line.startsWith(`a=fmtp:${opus} `) ? `${line};cbr=1` : line));
  return { sdp: quiet.join('\r\n'), fingerprint: fingerprintOf(text) };
}

/** UDP to an address, or to a name that only the local network answers: nothing here looks a name up for somebody else. */
const way =
  /^candidate:\S{1,32} 1 udp \d{1,10} (?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,45}|[0-9a-f-]{36}\.local) \d{1,5} typ (?:host|srflx|prflx|relay)(?: [\x21-\x7e ]*)?$/i;

/** Whether a candidate line is one that the browser may be given. */
export const isCandidate = (line: string): boolean =>
  line.length <= callLimits.candidateBytes && way.test(line);

/** Whether two fingerprints are the same. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
