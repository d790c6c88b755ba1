// What the app's own scheme serves, and under which policy.

import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { contentSecurityPolicy, fileOf } = await import('../../../../../main/shell/window/app-protocol.ts');
const { isAppUrl } = await import('../../../../../main/shell/window/app-origin.ts');

describe('isAppUrl', () => {
  it.each(['app://o7/', 'app://o7/index.html', 'app://o7/a?b#c'])('takes %s', (url) => {
    expect(isAppUrl(url)).toBe(true);
  });

  it.each([
    '',
    'app://o7.evil/',
    'app://evil/o7/',
    'app://o7:80/',
    'app://user@o7/',
    'https://o7/',
    'file:///o7/',
    'about:blank',
    'null',
  ])('refuses %j', (url) => {
    expect(isAppUrl(url)).toBe(false);
  });
});

describe('fileOf', () => {
  it('names files of the page folder only', () => {
    expect(fileOf('app://o7/assets/index.js')).toMatch(/renderer\/assets\/index\.js$/);
    for (const path of [
      '../main/main.cjs',
      '%2e%2e/main.js',
      '..%2fmain.js',
      '%00.html',
      '..%5cmain.js',
      '%zz.html',
      'a.exe',
      '',
    ]) {
      const file = fileOf(`app://o7/${path}`);
      if (file !== null) expect(file).toMatch(/renderer\/main\.js$/);
    }
    expect(fileOf('app://other/index.html')).toBeNull();
  });
});

describe('contentSecurityPolicy', () => {
  it('allows nothing that is not named and never inline or evaluated code', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).toContain("connect-src 'none'");
  });
});
