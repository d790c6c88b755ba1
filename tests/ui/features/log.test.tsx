// The security log in Settings: plain words for every code, names, and how the chain stands.

import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type AuditView, auditCodes } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { clientScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

async function openLog(audit: Partial<AuditView>, chosen = true): Promise<ShownApp> {
  const base = clientScene(now, 'en');
  const app = await showApp({
    ...base,
    audit: { ...base.audit, ...audit },
    chosenFile: chosen ? { name: 'log.jsonl', bytes: 1, madeAt: now } : null,
  });
  await app.user.click(await screen.findByRole('button', { name: 'Settings' }));
  await app.user.click(await screen.findByRole('tab', { name: /log/i }));
  await screen.findByRole('button', { name: 'Save the log…' });
  return app;
}

const entry = (seq: number, code: AuditView['entries'][number]['code'], more = {}) => ({
  seq,
  at: now + seq,
  code,
  name: null,
  count: null,
  ...more,
});

describe('the security log', () => {
  test.each(['en', 'ar'] as const)('has words in %s for every code', (language) => {
    const { t } = createI18n(language);
    for (const code of auditCodes) {
      const key = `log.code.${code.replace('.', '-')}`;
      expect(t(key as never, { count: 2 } as never), code).not.toMatch(/log\.code/);
    }
  });

  test('lists the newest first, with names where they are known and counts where they count', async () => {
    await openLog({
      lines: 3,
      entries: [
        entry(3, 'messages.deleted', { count: 4 }),
        entry(2, 'person.confirmed', { name: 'نجمة' }),
        entry(1, 'profile.created'),
      ],
    });
    const lines = within(screen.getByRole('list', { name: 'Lines, newest first' })).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^4 messages were deleted/),
      expect.stringMatching(/^A person was confirmed: نجمة/),
      expect.stringMatching(/^This profile was made/),
    ]);
    expect(lines[1]?.querySelector('bdi')?.textContent).toBe('نجمة');
    expect(screen.getByText('3 lines, unbroken.')).toBeTruthy();
    expect(screen.getByText(/audit:verify/)).toBeTruthy();
  });

  test.each([
    [{ kind: 'broken', line: 7 } as const, /Line 7 does not follow/],
    [{ kind: 'shorter', known: 12 } as const, /12 lines were known, 1 are here/],
  ])('says loudly when it was changed: %o', async (state, words) => {
    await openLog({ state });
    expect(screen.getByRole('alert').textContent).toMatch(words);
    expect(screen.queryByText(/unbroken/)).toBeNull();
  });

  test('reads older lines when asked, from the last one that stands', async () => {
    const app = await openLog({ entries: [entry(9, 'lock.locked'), entry(8, 'lock.unlocked')], more: true });
    await app.user.click(screen.getByRole('button', { name: 'Show older lines' }));
    const asked = app.fake.calls.filter(({ name }) => name === 'audit.list').map(({ request }) => request);
    expect(asked.at(-1)).toMatchObject({ before: 8 });
  });

  test('is saved to a file, or says why not', async () => {
    const app = await openLog({});
    await app.user.click(screen.getByRole('button', { name: 'Save the log…' }));
    expect(await screen.findByText('The log is saved.')).toBeTruthy();
    app.fake.failNext('audit.export', new AppError('backup.notWritable'));
    await app.user.click(screen.getByRole('button', { name: 'Save the log…' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be written/);
  });
});
