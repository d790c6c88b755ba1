/** A clinic whose only way out is a proxy: the whole conversation goes through it, and survives its accidents. */
import { readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { pair } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { TestService, userFolder } from '../support/service.ts';

/** No name server knows it: whatever arrives came through the proxy. */
const host = 'relay.o7-test.example';

let folder: string;
let keyring: Keyring;
let service: TestService;
let proxy: ConnectProxy;
let port: number;
const people: Person[] = [];

async function findFreePort(): Promise<number> {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

beforeAll(async () => {
  folder = userFolder('o7-proxy-');
  const { cert, key } = makeCertificate(folder, 'o7-test', host);
  port = await findFreePort();
  const origin = `https://${host}:${port}`;
  keyring = await startKeyring();
  service = new TestService({
    port,
    env: { O7_TLS_CERT: cert, O7_TLS_KEY: key, O7_ORIGIN: origin, O7_RATE_SCALE: '1000' },
  });
  await service.start();
  proxy = await startConnectProxy({ to: port });
  const serviceCa = readFileSync(cert, 'utf8');
  for (let count = 0; count < 2; count += 1) {
    const person = new Person({ serviceUrl: origin, env: keyring.env, serviceCa, proxy: proxy.origin });
    people.push(await person.start());
  }
});
afterAll(async () => {
  for (const person of people) {
    await person.stop();
    rmSync(person.profileDir, { recursive: true, force: true });
  }
  await proxy.stop();
  await service.remove();
  await keyring.stop();
  rmSync(folder, { recursive: true });
});

it('pairs and writes through the proxy alone, comes back after it broke, and says when it wants a password', async () => {
  const [therapist, client] = people as [Person, Person];
  // Asking the system may itself reach into the network: neither the start nor the sample does.
  await therapist.call('profile.openSample', {});
  await therapist.call('conversations.list', {});
  await therapist.call('profile.leaveSample', {});
  expect([therapist.routesAsked, client.routesAsked, proxy.asked]).toEqual([0, 0, []]);
  const { conversation } = await pair(therapist, client);
  await client.write(conversation, 'words for Rana only');
  const arrived = (text: string) =>
    therapist.until(
      () => therapist.texts(conversation),
      (texts) => texts.includes(text),
      text,
    );
  await arrived('words for Rana only');
  expect([therapist.routesAsked, client.routesAsked]).toEqual([1, 1]);
  expect(new Set(proxy.asked)).toEqual(new Set([`${host}:${port}`]));
  expect(proxy.seen().toString('latin1')).not.toContain('words for Rana only');

  // Every tunnel breaks at once, as when the proxy is restarted.
  const before = proxy.asked.length;
  proxy.cut();
  await client.write(conversation, 'after the break');
  await arrived('after the break');
  expect(proxy.asked.length).toBeGreaterThan(before);

  // The network changes to one whose proxy lets nobody through without a password. What is cut has to be there again first: the
  // line above may have gone out ahead of the live socket.
  await client.online();
  const strict = await startConnectProxy({
    to: port,
    refuse: 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="clinic"\r\n\r\n',
  });
  try {
    client.goThrough(strict.origin);
    proxy.cut();
    await client.until(
      () => client.call('connection.status', {}),
      ({ state, error }) => state === 'offline' && error?.code === 'network.proxyNeedsPassword',
      'the word about the password',
    );
    // And back: what was written meanwhile goes out.
    await client.write(conversation, 'written behind the strict proxy');
    client.goThrough(proxy.origin);
    await client.call('connection.retry', {});
    await arrived('written behind the strict proxy');
  } finally {
    await strict.stop();
  }
});
