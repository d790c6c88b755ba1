// Which links from outside are invitations.

import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));

const { codeOfLink } = await import('../../../../main/shell/link-inbox.ts');

describe('codeOfLink', () => {
  it('reads the code of an invitation link, grouped or not, with or without the slash that browsers add', () => {
    const expected = '0123-4567-89AB-CDEF';
    expect(codeOfLink('o7therapy://join#0123-4567-89AB-CDEF')).toBe(expected);
    expect(codeOfLink('o7therapy://join/#0123456789abcdef')).toBe(expected);
  });

  it.each([
    '',
    'o7therapy://join',
    'o7therapy://join#0123-4567-89AB-CDE',
    'o7therapy://join#0123-4567-89AB-CDEF0000',
    'o7therapy://join#0123-4567-89AB-CDEU',
    'o7therapy://join?x=1#0123-4567-89AB-CDEF',
    'o7therapy://open#0123-4567-89AB-CDEF',
    'o7therapy://join#0123-4567-89AB-CDEF\n--no-sandbox',
    'https://o7therapy.example/join#0123-4567-89AB-CDEF',
    ' o7therapy://join#0123-4567-89AB-CDEF',
  ])('refuses %j', (link) => {
    expect(codeOfLink(link)).toBeNull();
  });
});
