import { describe, expect, it } from 'vitest';
import { AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import { errorCatalogue, errorCodes, isErrorCode, statusOf } from '../../../../contract/errors/catalogue.ts';
import { errorReportSchema } from '../../../../contract/errors/schema.ts';

describe('errors', () => {
  it('cross a border as code, retryable and safe fields only; the cause stays', () => {
    const error = new AppError('store.diskFull', {
      cause: new Error('/home/somebody/secret'),
      fields: { needed: 5 },
    });
    const report = errorReportSchema.parse(JSON.parse(JSON.stringify(error.toReport())));
    expect(report).toEqual({ code: 'store.diskFull', retryable: true, fields: { needed: 5 } });
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('turn anything unforeseen into internal.unexpected', () => {
    expect(toAppError(new TypeError('x')).code).toBe('internal.unexpected');
    expect(toAppError(undefined).code).toBe('internal.unexpected');
  });

  it('have dotted codes, and a status that fits whether a retry helps', () => {
    for (const code of errorCodes) {
      expect(code).toMatch(/^[a-z0-9]+[A-Za-z0-9]*\.[a-z][A-Za-z]*$/);
      expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    }
    expect(isErrorCode('toString')).toBe(false);
    expect(Object.keys(errorCatalogue)).toContain('invitation.used');
  });
});
