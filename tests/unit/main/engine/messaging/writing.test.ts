import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema } from '../../../../../contract/domain/body.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { parseText } from '../../../../../main/engine/messaging/writing.ts';

describe('what a person typed', () => {
  it('keeps inner line breaks, spaces, emoji and both scripts', () => {
    expect(parseText('  first\r\n\r\n  second 🌿\rثالث  ')).toBe('first\n\n  second 🌿\nثالث');
  });

  it('always fits a body, or is refused with a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        try {
          const text = parseText(typed);
          const body = {
            v: 1,
            type: 'text',
            message: 'AAAAAAAAAAAAAAAAAAAAAA',
            counter: 1,
            seen: [],
            at: 0,
            text,
          };
          expect(bodySchema.safeParse(body).success).toBe(true);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
