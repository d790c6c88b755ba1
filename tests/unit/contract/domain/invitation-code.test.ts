import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeInvitationCode,
  formatInvitationCode,
  invitationLink,
  parseInvitationCode,
} from '../../../../contract/domain/invitation-code.ts';

const codeBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('invitation codes', () => {
  it('come back from any form in which people pass them on', () => {
    fc.assert(
      fc.property(codeBytes, (bytes) => {
        const code = encodeInvitationCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
        for (const form of [
          code,
          formatInvitationCode(code),
          formatInvitationCode(code).toLowerCase(),
          formatInvitationCode(code).replaceAll('-', ' '),
          ` ${invitationLink(code)} `,
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          `\u2066${code}\u2069`,
        ]) {
          expect(parseInvitationCode(form)).toBe(code);
        }
      }),
    );
  });

  it('are different for different bytes', () => {
    fc.assert(
      fc.property(codeBytes, codeBytes, (one, other) => {
        const same = Buffer.compare(one, other) === 0;
        expect(encodeInvitationCode(one) === encodeInvitationCode(other)).toBe(same);
      }),
    );
  });

  it.each([
    '',
    'ABCD',
    'ABCD-EFGH-JKMN-PQRU',
    'ABCD-EFGH-JKMN-PQRST',
    'o7therapy://leave#ABCD-EFGH-JKMN-PQRS',
    'https://evil.example/#ABCDEFGHJKMNPQRS',
  ])('refuses %j', (typed) => {
    expect(() => parseInvitationCode(typed)).toThrow('invitation.malformed');
  });
});
