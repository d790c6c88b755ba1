// Help now: reachable everywhere, asks nothing, guesses nothing, and only numbers with a source.

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { helpCountries, isOld } from '../../../renderer/features/help/data/countries.ts';
import { emptyScene, type FakeScene, fakeProblem } from '../../support/fake-scene.ts';
import { clientScene, therapistScene } from '../../support/sample-scene.ts';
import { type ShownApp, showApp } from '../support/show-app.tsx';

const now = Date.UTC(2026, 10, 22, 9, 12);

const places: readonly (readonly [string, () => FakeScene])[] = [
  ['before sign-up', () => emptyScene()],
  ['in the conversation', () => clientScene(now, 'en')],
  ['at the desk', () => therapistScene(now)],
  [
    'when the profile cannot be opened',
    () => ({
      ...emptyScene(),
      profile: fakeProblem('store.damaged'),
    }),
  ],
];

async function openHelp(scene: FakeScene = emptyScene()): Promise<ShownApp & { sheet: HTMLElement }> {
  const app = await showApp(scene);
  await app.user.click(screen.getByRole('button', { name: 'Help now' }));
  return { ...app, sheet: await screen.findByRole('dialog', { name: 'Help now' }) };
}

async function choose({ user }: ShownApp, typed: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: /Where are you now/ }));
  await screen.findByRole('searchbox', { name: 'Type a country' });
  await user.keyboard(typed);
  await user.click((await screen.findAllByRole('option'))[0] as HTMLElement);
}

describe('help now', () => {
  test.each(places)('is one press away %s and asks nothing of the engine', async (_where, scene) => {
    const app = await showApp(scene());
    const before = app.fake.calls.length;
    await app.user.click(screen.getByRole('button', { name: 'Help now' }));
    const sheet = await screen.findByRole('dialog', { name: 'Help now' });
    expect(sheet.textContent).toMatch(/Call the emergency number now/);
    expect(sheet.textContent).toMatch(/not an emergency service/);
    await choose(app, 'Egypt');
    expect(await within(sheet).findByText('16328')).toBeTruthy();
    expect(app.fake.calls.length).toBe(before);
  });

  test('shows no number before the person says where they are', async () => {
    const { sheet } = await openHelp();
    expect(within(sheet).getByRole('button', { name: /Choose a country/ })).toBeTruthy();
    expect(sheet.querySelector('dd')).toBeNull();
    expect(sheet.textContent).not.toMatch(/\d{3}/);
  });

  test('shows numbers left to right, where they come from and when they were compared', async () => {
    const app = await openHelp();
    await choose(app, 'Germ');
    const number = await within(app.sheet).findByText('0800 111 0 111');
    expect(number.tagName).toBe('BDI');
    expect(number.getAttribute('dir')).toBe('ltr');
    expect(within(app.sheet).getByText('112')).toBeTruthy();
    expect(app.sheet.textContent).toMatch(/Compared with: .*Ansbach.*, 22 November 2026\./);
    expect(app.sheet.querySelector('a')).toBeNull();
  });

  test('copies a number and says so', async () => {
    const app = await openHelp();
    const written: string[] = [];
    document.execCommand = () => {
      written.push(document.getSelection()?.toString() ?? '');
      return true;
    };
    await choose(app, 'Austral');
    await app.user.click(await within(app.sheet).findByRole('button', { name: /Copy .?13 11 14/ }));
    expect((await within(app.sheet).findAllByText('Copied')).length).toBeGreaterThan(0);
    expect(written.length).toBe(1);
  });

  test('finds a country by its name in the other language, and remembers it while the window is open', async () => {
    const app = await openHelp();
    await choose(app, 'مصر');
    expect(await within(app.sheet).findByText('123')).toBeTruthy();
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await app.user.click(screen.getByRole('button', { name: 'Help now' }));
    expect(await screen.findByText('123')).toBeTruthy();
  });

  test('is closed, and the country forgotten, when closing only hides the window', async () => {
    const app = await openHelp();
    await choose(app, 'Egypt');
    expect(await within(app.sheet).findByText('16328')).toBeTruthy();
    act(() => app.fake.emit('window.hidden', {}));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await app.user.click(screen.getByRole('button', { name: 'Help now' }));
    const sheet = await screen.findByRole('dialog', { name: 'Help now' });
    expect(within(sheet).getByRole('button', { name: /Choose a country/ })).toBeTruthy();
    expect(sheet.querySelector('dd')).toBeNull();
  });

  test('leaves nothing in the page’s storage', async () => {
    const app = await openHelp();
    await choose(app, 'Egypt');
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  test('says “check locally” where nothing could be compared', async () => {
    const app = await openHelp();
    await choose(app, 'Libya');
    expect(app.sheet.textContent).toMatch(/No public source could be compared/);
    expect(app.sheet.textContent).toMatch(/findahelpline\.com/);
    expect(app.sheet.querySelector('dd')).toBeNull();
  });

  test('a country that is not in the list can be chosen too', async () => {
    const app = await openHelp();
    await choose(app, 'Atlantis');
    expect(app.sheet.textContent).toMatch(/Check locally/);
  });

  test('marks what is older than a year', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2028, 0, 1) });
    try {
      const app = await openHelp();
      await choose(app, 'Egypt');
      expect(app.sheet.textContent).toMatch(/Older than a year: check locally/);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the date of a source', () => {
  test('an old page compared today is shown with its own date and told to be checked', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    try {
      const app = await openHelp();
      await choose(app, 'South Africa');
      expect(app.sheet.textContent).toMatch(
        /The Star.*, page of .?12 February 2019.?, compared .?22 November 2026.?\. Older than a year: check locally\./,
      );
      expect(app.sheet.textContent).toMatch(
        /in 2026.?, page of .?2026.?, compared .?22 November 2026.?\.(?! Older)/,
      );
      expect(within(app.sheet).getByText('From a mobile phone')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the numbers', () => {
  const entries = helpCountries.flatMap(({ country, emergency, services }) => [
    ...(emergency === null ? [] : [{ country, ...emergency }]),
    ...services.map((service) => ({ country, ...service })),
  ]);

  test('each name a page and the day of comparison', () => {
    for (const { country, source, checked } of entries) {
      expect(() => new URL(source.url), country).not.toThrow();
      expect(source.title, country).not.toBe('');
      expect(checked, country).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(Number.isNaN(Date.parse(checked)), country).toBe(false);
      if (source.published === undefined) continue;
      expect(source.published, country).toMatch(/^20\d\d(-\d\d-\d\d)?$/);
      expect(Date.parse(source.published), country).toBeLessThanOrEqual(Date.parse(checked));
    }
  });

  test('each are something that can be dialled, or a host', () => {
    for (const { country, emergency, services } of helpCountries) {
      for (const { number } of emergency?.numbers ?? []) expect(number, country).toMatch(/^\d{2,5}$/);
      for (const { kind, to } of services.flatMap(({ ways }) => ways)) {
        const form = {
          call: /^[\d -]{3,16}$/,
          text: /^[\d ]{3,14}$/,
          chat: /^[\w.-]+\.\w{2,3}$/,
          email: /@/,
        };
        expect(to, country).toMatch(form[kind]);
      }
    }
  });

  test('every country stands once', () => {
    const codes = helpCountries.map(({ country }) => country);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('a year in the address of a page is not older than the date given for it', () => {
    for (const { country, source } of entries) {
      const [year] = /(?<!\d)20[012]\d(?!\d*[a-z])(?=[/_-]|\d{4}\/)/.exec(source.url) ?? [];
      if (year !== undefined) expect(source.published?.slice(0, 4), `${country} ${source.url}`).toBe(year);
    }
  });

  test.each([
    ['2026-11-22', undefined, '2027-11-21', false],
    ['2026-11-22', undefined, '2027-11-23', true],
    ['2024-02-29', undefined, '2025-03-02', true],
    ['2026-11-22', '2019', '2026-11-22', true],
    ['2026-11-22', '2025-11-22', '2026-11-22', false],
    ['2026-11-22', '2025-11-21', '2026-11-22', true],
    ['2026-11-22', '2026', '2026-11-22', false],
  ])('compared on %s with a page of %s is old on %s: %s', (checked, published, day, old) => {
    const source = {
      title: 'a page',
      url: 'https://example.org',
      ...(published === undefined ? {} : { published }),
    };
    expect(isOld({ checked, source }, Date.parse(day))).toBe(old);
  });
});
