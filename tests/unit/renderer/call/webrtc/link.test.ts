// What comes from the other side of a connection: descriptions, candidates, marks. Refusals above all.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDescription, isCandidate } from '../../../../../renderer/call/webrtc/link/description.ts';
import { readMarks, writeMarks } from '../../../../../renderer/call/webrtc/link/marks.ts';

const print = Array.from({ length: 32 }, (_, at) => (at + 16).toString(16).toUpperCase()).join(':');
const transport = `a=fingerprint:sha-256 ${print}`;
const good = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  transport,
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  transport,
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  transport,
  'a=rtpmap:96 VP8/90000',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  transport,
  '',
];
const sdp = (lines: readonly string[] = good) => lines.join('\r\n');
const without = (text: string) => sdp(good.filter((line) => line !== text));
const replaced = (from: string, to: string) => sdp(good.map((line) => line.replace(from, to)));

describe('a description from the other side', () => {
  it('gives its fingerprint, keeps packet sizes level, and tells no relay how loud somebody speaks', () => {
    const checked = checkDescription(sdp());
    expect([...(checked?.fingerprint ?? [])]).toEqual(Array.from({ length: 32 }, (_, at) => at + 16));
    expect(checked?.sdp).toContain('a=fmtp:111 minptime=10;useinbandfec=1;cbr=1\r\n');
    expect(checked?.sdp).not.toContain('audio-level');
    expect(checked?.sdp).toContain('sdes:mid');
    const offered = sdp([...good.slice(0, -1), 'a=candidate:1 1 tcp 1 router.example 80 typ host', '']);
    expect(checkDescription(offered)?.sdp).not.toContain('router.example');
  });

  it.each([
    ['longer than allowed', `${sdp()}${'a=x\r\n'.repeat(6_000)}`],
    ['not a description', 'hello'],
    ['without a fingerprint', sdp(good.filter((line) => line !== transport))],
    ['with two fingerprints', sdp([...good.slice(0, -1), transport.replace('10:', '11:'), ''])],
    ['with a weak hash', replaced('sha-256', 'sha-1')],
    ['with a short fingerprint', replaced(`${print}`, print.slice(3))],
    ['with keys in the open', sdp([...good.slice(0, -1), 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x', ''])],
    ['with a codec whose frames are not known', replaced('VP8/90000', 'H264/90000')],
    ['with redundant sound', replaced('rtx/90000', 'red/90000')],
    ['that asks for several sizes', sdp([...good.slice(0, -1), 'a=simulcast:recv a;b', ''])],
    ['with a further section', sdp([...good.slice(0, -1), 'm=video 9 UDP/TLS/RTP/SAVPF 96', ''])],
    ['with sections in another order', replaced('m=audio', 'm=video')],
    ['without the channel for marks', without('m=application 9 UDP/DTLS/SCTP webrtc-datachannel')],
    ['with line breaks of its own', replaced('s=-', 's=-\nm=audio 9 RTP/AVP 0')],
  ])('is refused: %s', (_, text) => {
    expect(checkDescription(text)).toBeNull();
  });

  it('any text is read or refused, never thrown over', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...good), fc.string()), { maxLength: 30 }), (lines) => {
        const checked = checkDescription(sdp(['v=0', ...lines]));
        expect(checked === null || checked.fingerprint.length === 32).toBe(true);
      }),
    );
  });

  it('candidates are lines of their own sort and length', () => {
    const line = 'candidate:1 1 udp 2122260223 192.0.2.1 5000 typ host generation 0 ufrag ab';
    expect(isCandidate(line)).toBe(true);
    const others = [
      line.replace('192.0.2.1', '2001:db8::1'),
      line.replace('192.0.2.1', '0f8fad5b-d9cb-469f-a165-70867728950e.local'),
      line.replace('typ host', 'typ relay raddr 0.0.0.0 rport 0'),
    ];
    for (const other of others) expect(isCandidate(other), other).toBe(true);
    for (const name of ['printer.example', 'printer.local']) {
      expect(isCandidate(line.replace('192.0.2.1', name))).toBe(false);
    }
    expect(isCandidate(line.replace(' udp ', ' tcp '))).toBe(false);
    for (const bad of ['', `a=${line}`, `${line}\r\na=crypto:1`, `${line}${' '.repeat(400)}`]) {
      expect(isCandidate(bad)).toBe(false);
    }
  });
});

describe('marks', () => {
  const marks = { microphone: true, camera: false, sharing: true, wantsPicture: false, epoch: 7 };

  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.record({
          microphone: fc.boolean(),
          camera: fc.boolean(),
          sharing: fc.boolean(),
          wantsPicture: fc.boolean(),
          epoch: fc.option(fc.maxSafeNat()),
        }),
        (made) => {
          expect(readMarks(writeMarks(made))).toEqual(made);
        },
      ),
    );
  });

  it('anything else is nothing', () => {
    const text = writeMarks(marks);
    const others = [
      text.replace('"v":1', '"v":2'),
      text.replace('true', '1'),
      text.replace('7', '-7'),
      text.replace('7', '0.5'),
      text.replace('}', ',"more":true}'),
      `${text}${' '.repeat(200)}`,
      new ArrayBuffer(4),
      '[]',
      'null',
      '{"__proto__":null}',
    ];
    for (const other of others) expect(readMarks(other)).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (any) => readMarks(JSON.stringify(any)) === null));
  });
});
