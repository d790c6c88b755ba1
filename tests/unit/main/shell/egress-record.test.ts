import { expect, it } from 'vitest';
import type { EgressRecord } from '../../../../contract/bridge/proof-view.ts';
import { createLedger } from '../../../../main/egress/ledger.ts';
import { createEgressRecorder } from '../../../../main/shell/egress-record.ts';

const service = 'https://Relay.o7therapy.example';

/** An engine that connected to the service `connections` times and was refused something else once. */
const recordOf = (connections: number, at: number): EgressRecord => {
  const facts = {
    from: 'engine',
    host: 'relay.o7therapy.example',
    port: 443,
    firstAt: at,
    lastAt: at,
  } as const;
  return {
    contacts: [{ ...facts, kind: 'service', connections, sent: 10 * connections, received: connections }],
    refusals: [{ ...facts, tried: 'connection', host: 'example.org', count: 1 }],
    more: 0,
  };
};

/** The shell's recorder, and an engine driven by hand. */
function scene() {
  let time = 100;
  const now = () => time;
  const recorder = createEgressRecorder(createLedger('shell', now), now);
  let tell: (record: EgressRecord) => void = () => {};
  let end = () => {};
  let answer: unknown = null;
  recorder.follow({
    state: () => 'running',
    call: async () => answer,
    onEgress: (listener) => {
      tell = listener;
    },
    onEnd: (listener) => {
      end = listener;
    },
  });
  return {
    recorder,
    tell: (record: EgressRecord) => tell(record),
    end: () => end(),
    answers: (record: unknown) => {
      answer = record;
    },
    at: (next: number) => {
      time = next;
    },
  };
}

it('adds up what every engine of this run did, those that ended and the one that runs', async () => {
  const { recorder, tell, end, answers } = scene();
  tell(recordOf(1, 110));
  tell(recordOf(2, 110));
  end();
  tell(recordOf(1, 150));
  answers(recordOf(4, 160));
  const { since, contacts, refusals, service: allowed } = await recorder.read(service);
  expect(since).toBe(100);
  expect(allowed).toEqual({ host: 'relay.o7therapy.example', port: 443 });
  expect(contacts).toMatchObject([{ connections: 6, sent: 60, received: 6, firstAt: 110, lastAt: 160 }]);
  expect(refusals).toMatchObject([{ host: 'example.org', count: 2 }]);
});

it('lists the hosts of a call over Zoom, each once, with how often and when', async () => {
  const { recorder, at } = scene();
  recorder.zoomContacted('https://zoom.us/wc/lsdk?token=secret');
  at(120);
  recorder.zoomContacted('https://zoom.us/wc/other');
  recorder.zoomContacted('wss://rwg1.zoom.us/x');
  const { contacts } = await recorder.read(service);
  const facts = { from: 'page', kind: 'zoom', port: 443, sent: 0, received: 0, lastAt: 120 };
  expect(contacts).toEqual([
    { ...facts, host: 'zoom.us', connections: 2, firstAt: 100 },
    { ...facts, host: 'rwg1.zoom.us', connections: 1, firstAt: 120 },
  ]);
});

it('keeps what an engine told before it was killed, and takes no record that is none', async () => {
  const { recorder, tell, end, answers } = scene();
  tell(recordOf(3, 110));
  end();
  answers({ contacts: 'all of them' });
  expect((await recorder.read(service)).contacts).toMatchObject([{ connections: 3 }]);
});

it('notes what shell and pages tried by host and port alone, and of very many only how many', async () => {
  const { recorder, at } = scene();
  recorder.shellRefused('request', 'https://example.org/secret?secret#secret');
  at(120);
  recorder.shellRefused('request', 'https://example.org/secret');
  recorder.pageRefused('navigation', 'data:text/html,secret');
  recorder.pageRefused('policy', 'not an address');
  recorder.askedForProxy();
  const few = await recorder.read(service);
  expect(few.refusals).toEqual([
    { from: 'shell', tried: 'request', host: 'example.org', port: 443, count: 2, firstAt: 100, lastAt: 120 },
    { from: 'page', tried: 'navigation', host: 'data:', port: null, count: 1, firstAt: 120, lastAt: 120 },
    { from: 'page', tried: 'policy', host: 'unreadable', port: null, count: 1, firstAt: 120, lastAt: 120 },
  ]);
  expect(few.proxyQuestions).toBe(1);
  for (let at = 0; at < 60; at += 1) recorder.pageRefused('request', `https://host-${at}.example/secret`);
  const many = await recorder.read(service);
  expect([many.refusals.length, many.more]).toEqual([50, 13]);
  expect(JSON.stringify(many)).not.toContain('secret');
});
