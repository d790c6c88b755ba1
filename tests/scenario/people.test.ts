/** Whom one writes with: comparing, a changed account key with and without, blocking both ways, reports, a lost computer. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyFileOf, setOperatedScene } from '../support/operated-scene.ts';
import { invite } from '../support/pairing.ts';

const scene = setOperatedScene();

/** What the operator reads with this key. */
async function openReports(key: KeyObject): Promise<readonly unknown[]> {
  return (await scene.operate('reports', keyFileOf(key))).map((line) => JSON.parse(line));
}

describe('comparing safety numbers', () => {
  it('shows both the same digits, marks who said so, and takes it back', async () => {
    const { therapist, client, other } = await scene.meet();
    const account = (await other(therapist)).account;
    const mine = await therapist.call('people.safetyNumber', { account });
    const theirs = await client.call('people.safetyNumber', { account: (await other(client)).account });
    expect(mine.digits).toBe(theirs.digits);
    const wrong = mine.digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    await expect(therapist.call('people.verify', { account, digits: wrong })).rejects.toThrow(
      'safety.changed',
    );
    expect((await other(therapist)).verifiedAt).toBeNull();
    await therapist.call('people.verify', { account, digits: mine.digits });
    expect((await other(therapist)).verifiedAt).not.toBeNull();
    expect((await other(client)).verifiedAt).toBeNull();
    await therapist.call('people.unverify', { account });
    expect((await other(therapist)).verifiedAt).toBeNull();
  });
});

describe('a lost computer', () => {
  it('gives the account a key that verified contacts must say yes to, and others read in a line', async () => {
    const { therapist, client, conversation, other, hears, notices } = await scene.meet();
    await therapist.write(conversation, 'before');
    await hears(client, 'before');
    const account = (await other(therapist)).account;
    const { digits } = await therapist.call('people.safetyNumber', { account });
    await therapist.call('people.verify', { account, digits });

    const report = await client.call('lost.begin', { passcode: null });
    expect(report).toMatchObject({ removed: [], people: 1, conversations: 1, hadKit: false });
    await client.until(
      () => client.call('lost.report', {}),
      (answer) => answer.report?.isTold === true,
      'the service knows',
    );
    const changed = await therapist.until(
      () => other(therapist),
      (person) => person.keyChangedAt !== null,
      'a changed key',
    );
    expect(changed.verifiedAt).toBeNull();
    expect(await notices(therapist)).toContain('key.changed');
    const now = await therapist.call('people.safetyNumber', { account });
    expect(now.digits).not.toBe(digits);
    expect(
      (await client.call('people.safetyNumber', { account: (await other(client)).account })).digits,
    ).toBe(now.digits);

    // Full stop: what is written waits, whatever else happens.
    const held = await therapist.write(conversation, 'held back');
    await therapist.call('connection.retry', {});
    await therapist.online();
    expect((await therapist.messages(conversation)).find(({ id }) => id === held.id)?.delivery).toBe(
      'waiting',
    );
    expect(await client.texts(conversation)).not.toContain('held back');

    await expect(therapist.call('people.verify', { account, digits })).rejects.toThrow('safety.changed');
    await therapist.call('people.verify', { account, digits: now.digits });
    await hears(client, 'held back');
    await client.write(conversation, 'and back');
    await hears(therapist, 'and back');

    // Now the other way round: the client never compared, reads a line, and nothing stops.
    await invite(therapist, 'Nobody yet');
    await therapist.call('lost.begin', { passcode: null });
    const { invitations } = await therapist.call('pairing.listInvitations', {});
    expect(invitations.map(({ state }) => state)).toEqual(['revoked', 'used']);
    await client.until(
      () => notices(client),
      (codes) => codes.includes('key.changed'),
      'a line',
    );
    expect((await other(client)).keyChangedAt).toBeNull();
    await client.write(conversation, 'goes on');
    await hears(therapist, 'goes on');
  });
});

describe('blocking', () => {
  it('holds here at once, at the service as soon as it hears, is not announced, and ends with a line', async () => {
    const { therapist, client, conversation, other, hears, notices } = await scene.meet();
    const account = (await other(client)).account;
    await scene.service.stop();
    await therapist.until(
      () => therapist.call('connection.status', {}),
      ({ state }) => state === 'offline',
    );
    await client.call('people.block', { account, blocked: true });
    await expect(client.write(conversation, 'no')).rejects.toThrow('person.blocked');
    await scene.service.start();
    await client.until(
      () => scene.postgres.query<{ n: string }>('SELECT count(*) AS n FROM blocks'),
      ([row]) => row?.n === '1',
      'the service knows',
    );
    const isSent = async (text: string) => {
      const sent = await therapist.write(conversation, text);
      const [line] = await therapist.until(
        async () => (await therapist.messages(conversation)).filter(({ id }) => id === sent.id),
        ([found]) => found?.delivery !== 'waiting',
        'sent',
      );
      expect(line?.delivery).toBe('sent');
    };
    await isSent('kept by the service');
    // A service that forgets it, or never learned it: what is delivered is dropped here.
    await scene.postgres.query('DELETE FROM blocks');
    client.attention = null;
    await isSent('dropped here');
    await client.until(
      async () => client.attention,
      (told) => told !== null,
      'what came was taken in',
    );
    expect(client.attention).toEqual({ unread: 0, arrived: false });

    await client.call('people.block', { account, blocked: false });
    expect(await notices(client)).toContain('person.unblocked');
    await client.write(conversation, 'here again');
    await hears(therapist, 'here again');
    await therapist.write(conversation, 'good');
    await hears(client, 'good');
    expect(await client.texts(conversation)).toEqual(['here again', 'good']);
  });

  it('says nothing about a muted conversation', async () => {
    const { therapist, client, conversation, hears } = await scene.meet();
    await client.call('people.mute', { conversation, until: Date.now() + 60_000 });
    await therapist.write(conversation, 'quietly');
    await hears(client, 'quietly');
    expect(client.attention).toEqual({ unread: 0, arrived: false });
    await client.call('people.mute', { conversation, until: null });
    expect(client.attention).toEqual({ unread: 1, arrived: false });
  });
});

describe('a report', () => {
  it('leaves sealed with the ticked messages alone, once, and the operator’s key opens it', async () => {
    const { therapist, client, conversation, other, hears } = await scene.meet();
    await therapist.write(conversation, 'fine');
    const bad = await therapist.write(conversation, 'something cruel');
    await hears(client, 'something cruel');
    const chosen = { conversation, messages: [bad.id], words: 'This frightened me.' };
    const shown = await client.until(
      () => client.call('abuse.preview', chosen).catch(() => null),
      (answer) => answer !== null,
      'an operator',
    );
    expect(shown?.report.messages.map(({ text }) => text)).toEqual(['something cruel']);
    await scene.service.stop();
    const made = await client.call('abuse.report', chosen);
    expect(made.sentAt).toBeNull();
    await scene.service.start();
    await client.until(
      () => client.call('abuse.list', { conversation }),
      ({ reports }) => reports[0]?.sentAt != null,
      'a receipt',
    );
    const opened = await openReports(scene.operatorKey);
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({
      report: made.id,
      words: 'This frightened me.',
      others: [(await other(client)).account],
      messages: [{ message: bad.id, text: 'something cruel' }],
    });
    const stranger = generateKeyPairSync('x25519').privateKey;
    expect(await openReports(stranger)).toEqual([{ report: made.id, error: 'not opened by this key' }]);
  });
});
