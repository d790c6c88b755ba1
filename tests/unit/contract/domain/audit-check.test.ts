import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAuditExport } from '../../../../contract/domain/audit-check.ts';
import { lineText } from '../../../../contract/domain/audit-export.ts';
import type { AuditLine } from '../../../../contract/domain/audit-log.ts';
import { auditCrypto } from '../../../../main/shell/audit-file.ts';
import { everyEvent, hashOfLine, makeLogSigner, writeLog } from '../../../support/audit-log.ts';

const signer = makeLogSigner();
const whole = writeLog(everyEvent, signer);
const join = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const check = (lines: readonly string[]) => checkAuditExport(join(lines), auditCrypto);
const anyLine = fc.nat(whole.length - 1);

describe('an exported security log', () => {
  it('is in order as it was written', () => {
    expect(check(whole)).toMatchObject({
      ok: true,
      header: { account: signer.account, key: signer.key },
      head: { count: everyEvent.length },
    });
  });

  it('names the line in which any one byte was changed', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.integer({ min: 0x20, max: 0x7e }), (at, where, byte) => {
        const line = whole[at] ?? '';
        const place = where % line.length;
        const changed = line.slice(0, place) + String.fromCharCode(byte) + line.slice(place + 1);
        fc.pre(changed !== line);
        expect(check(whole.with(at, changed))).toMatchObject({ ok: false, line: at + 1 });
      }),
      { numRuns: 600 },
    );
  });

  it('names the line in which anything was put in or taken out', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (at, where, more) => {
        const line = whole[at] ?? '';
        const place = where % (line.length + 1);
        const longer = line.slice(0, place) + more.replaceAll('\n', ' ') + line.slice(place);
        expect(check(whole.with(at, longer))).toMatchObject({ ok: false, line: at + 1 });
        const shorter = line.slice(0, where % line.length) + line.slice((where % line.length) + 1);
        expect(check(whole.with(at, shorter))).toMatchObject({ ok: false, line: at + 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('names the place where a line was cut out, copied in or exchanged with a later one', () => {
    fc.assert(
      fc.property(anyLine, anyLine, (one, other) => {
        expect(check(whole.toSpliced(one, 1))).toMatchObject({ ok: false, line: one + 1 });
        expect(check(whole.toSpliced(one, 0, whole[other] ?? ''))).toMatchObject({
          ok: false,
          // A copy right behind its original is the second one's fault.
          line: (one === other ? one + 1 : one) + 1,
        });
        fc.pre(one < other);
        const exchanged = whole.with(one, whole[other] ?? '').with(other, whole[one] ?? '');
        expect(check(exchanged)).toMatchObject({ ok: false, line: one + 1 });
      }),
      { numRuns: 200 },
    );
  });

  it('names the place where it ends too early, and what stands after its end', () => {
    for (let kept = 0; kept < whole.length; kept++)
      expect(check(whole.slice(0, kept))).toMatchObject({ ok: false, line: kept + 1 });
    expect(checkAuditExport(whole.join('\n'), auditCrypto)).toEqual({
      ok: false,
      line: whole.length,
      flaw: 'cut',
    });
    const again = { ok: false, line: whole.length + 1, flaw: 'appended' };
    expect(check([...whole, ''])).toEqual(again);
    expect(check([...whole, whole.at(-1) ?? ''])).toEqual(again);
  });

  it('does not take the end of a shorter or another log, nor a line whose hash was made to fit', () => {
    const shorter = writeLog(everyEvent.slice(0, 5), signer);
    expect(check([...whole.slice(0, 6), shorter.at(-1) ?? ''])).toMatchObject({ ok: false, line: 7 });
    const other = writeLog(everyEvent, signer);
    expect(check(whole.with(-1, other.at(-1) ?? ''))).toMatchObject({ line: whole.length });
    expect(check(whole.with(0, other[0] ?? ''))).toMatchObject({ ok: false, line: 2, flaw: 'order' });
    const { hash: _, ...line } = JSON.parse(whole[3] ?? '') as AuditLine;
    const rewritten = { ...line, at: line.at + 1 };
    const forged = lineText({ ...rewritten, hash: hashOfLine(rewritten) });
    // It follows from what is before; what is after does not follow from it.
    expect(check(whole.with(3, forged))).toMatchObject({ ok: false, line: 5, flaw: 'order' });
  });

  it('tells whose key signed it, also when somebody signs a log of their own', () => {
    const stranger = makeLogSigner();
    expect(check(writeLog(everyEvent, stranger))).toMatchObject({ ok: true, header: { key: stranger.key } });
  });

  it('is refused where it is no such log at all', () => {
    for (const text of ['', '\n', '{}', 'hello\nworld\n', '\u0000'])
      expect(checkAuditExport(text, auditCrypto)).toEqual({ ok: false, line: 1, flaw: 'malformed' });
  });
});
