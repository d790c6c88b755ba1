// Privacy → Prove it: nothing is claimed before it was run, each verdict stands on numbers, and the report says the same.

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import { type CheckId, checkIds, type Results } from '../../../renderer/features/privacy/proof/check-ids.ts';
import { judge } from '../../../renderer/features/privacy/proof/judging.ts';
import { fakeFindings } from '../../support/fake-proof.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 23, 9, 12);

async function openProof() {
  const app = await showApp(clientScene(now, 'en'));
  await app.user.click(await screen.findByRole('button', { name: 'Privacy' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Prove it' }));
  await screen.findByRole('button', { name: 'Check everything' });
  return app;
}

const card = (name: RegExp) => screen.getByRole('region', { name });

describe('prove it', () => {
  test('claims nothing before it was run, then says what each check found and what it cannot show', async () => {
    const { user, fake } = await openProof();
    expect(screen.queryByText('Holds.')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save a report…' }).hasAttribute('disabled')).toBe(true);
    // Every check has a way to look without this app, shown before it is needed.
    expect(screen.getAllByText('Without this app').length).toBe(checkIds.length);
    expect(screen.getByText(/A tampered app could lie/)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Check everything' }));
    await waitFor(() => expect(screen.getAllByText('Holds.').length).toBe(checkIds.length));
    const database = card(/does not open without its key/);
    expect(within(database).getByText(/^8f a1 c0 7b/)).toBeTruthy();
    expect(within(database).getAllByText('stayed shut').length).toBe(2);
    expect(
      within(card(/nobody else/)).getByText(/^\u2068relay\.o7therapy\.example:443\u2069 · \u20683×/),
    ).toBeTruthy();
    expect(within(card(/256 bits/)).getByText('TLS_AES_256_GCM_SHA384')).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Save a report…' }));
    await screen.findByText(/The report is saved/);
    const saved = fake.calls.find(({ name }) => name === 'proof.save')?.request as {
      report: Results & { format: string };
      text: string;
    };
    expect(saved.report).toMatchObject({ format: 'o7-proof-v1', canary: fakeFindings.canary });
    expect(saved.text).toContain('What is deleted is gone from the files\n  Holds.');
    expect(saved.text).toContain('npm run build:check');
    expect(saved.text).toContain('A tampered app could lie');
  });

  test('a check that cannot be made says why, and is no verdict', async () => {
    const { user, fake } = await openProof();
    fake.failNext('proof.sealed', new AppError('network.offline'));
    const sealed = card(/cannot read your last message/);
    await user.click(within(sealed).getByRole('button', { name: 'Check' }));
    await within(sealed).findByText('Cannot be said now.');
    expect(within(sealed).queryByText('Holds.')).toBeNull();
    await user.click(within(sealed).getByRole('button', { name: 'Check again' }));
    await within(sealed).findByText('Holds.');
  });
});

describe('a verdict', () => {
  const { database, canary, hosts, build, sealed, connection } = fakeFindings;
  const [contact] = hosts.contacts;
  const zoomContact = { ...contact!, kind: 'zoom' as const, from: 'page' as const, host: 'zoom.us' };
  const refusal = {
    from: 'page',
    tried: 'policy',
    host: 'example.org',
    port: 443,
    count: 1,
    firstAt: now,
    lastAt: now,
  } as const;
  const recorderFound = build.groups.map((group) => ({ ...group, found: 1 }));

  const cases: readonly (readonly [string, CheckId, object, string])[] = [
    ['open without a key', 'database', { database: { ...database, noKey: 'opened' } }, 'fails'],
    ['open with any key', 'database', { database: { ...database, wrongKey: 'opened' } }, 'fails'],
    [
      'a try that opens nothing proves nothing',
      'database',
      { database: { ...database, ownKey: 'refused' } },
      'fails',
    ],
    ['a copy is left', 'canary', { canary: { ...canary, after: 1 } }, 'fails'],
    ['it was never found', 'canary', { canary: { ...canary, before: 0 } }, 'fails'],
    ['nothing was read', 'canary', { canary: { ...canary, control: false } }, 'fails'],
    [
      'another host',
      'hosts',
      { hosts: { ...hosts, contacts: [{ ...contact!, host: 'example.org' }] } },
      'fails',
    ],
    ['another port', 'hosts', { hosts: { ...hosts, contacts: [{ ...contact!, port: 8443 }] } }, 'fails'],
    [
      'a proxy of the system',
      'hosts',
      { hosts: { ...hosts, contacts: [{ ...contact!, kind: 'proxy', host: 'p' }] } },
      'holds',
    ],
    ['a call over Zoom', 'hosts', { hosts: { ...hosts, contacts: [zoomContact] } }, 'holds'],
    ['a call over Zoom', 'analytics', { build, hosts: { ...hosts, contacts: [zoomContact] } }, 'holds'],
    ['something was stopped', 'hosts', { hosts: { ...hosts, refusals: [refusal] } }, 'holds'],
    ['a changed file', 'build', { build: { ...build, changed: 1 } }, 'fails'],
    ['a file more', 'build', { build: { ...build, unknown: 1 } }, 'fails'],
    ['a recorder', 'build', { build: { ...build, groups: recorderFound } }, 'fails'],
    ['no list of words', 'build', { build: { ...build, groups: [] } }, 'fails'],
    ['analytics code', 'analytics', { hosts, build: { ...build, groups: recorderFound } }, 'fails'],
    ['readable at O7', 'sealed', { sealed: { sent: { ...sealed.sent, isReadable: true } } }, 'fails'],
    ['collected by everybody', 'sealed', { sealed: { sent: { ...sealed.sent, isReadable: null } } }, 'holds'],
    ['nothing sent', 'sealed', { sealed: { sent: null } }, 'unknown'],
    ['a short key', 'connection', { connection: { ...connection, keyBits: 128 } }, 'fails'],
    ['not connected', 'connection', { connection: { ...connection, state: 'none' } }, 'unknown'],
    ['a broken log', 'log', { log: { lines: 3, state: 'broken' } }, 'fails'],
    [
      'no keychain, no passcode',
      'keys',
      { keys: { backend: 'none', machineBinding: 'off', passcode: false } },
      'fails',
    ],
  ];

  test('stands on every number that it needs', () => {
    const judged = cases.map(([name, check, results]) => [name, judge(check, results as Results)?.verdict]);
    expect(judged).toEqual(cases.map(([name, _check, _results, verdict]) => [name, verdict]));
  });

  test('does not say "nobody else" after a call over Zoom', () => {
    const withZoom = { build, hosts: { ...hosts, contacts: [contact!, zoomContact] } } as Results;
    expect(judge('hosts', withZoom)?.words).toBe('proof.checks.hosts.zoom');
    expect(judge('analytics', withZoom)?.words).toBe('proof.checks.analytics.zoom');
  });

  test('nothing is judged before it was run', () => {
    expect(checkIds.map((check) => judge(check, {}))).toEqual(checkIds.map(() => null));
  });
});
