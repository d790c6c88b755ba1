/** Days on which an answer is due: calendar arithmetic that no zone, leap year or weekend gets wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  isCalendarDay,
} from '../../../../contract/domain/calendar-day.ts';
import {
  dueDay,
  extendedDay,
  groundsUnder,
  jurisdictionIds,
  jurisdictions,
  requestKinds,
} from '../../../../contract/domain/jurisdictions.ts';

const anyDay = fc
  .integer({ min: -20_000, max: 60_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('the last day', () => {
  it("is a calendar month later under the GDPR, the month's last day where it has no such date", () => {
    expect(dueDay('gdpr', 'access', '2026-11-23')).toBe('2026-12-23');
    expect(dueDay('gdpr', 'access', '2026-01-31')).toBe('2026-02-28');
    expect(dueDay('gdpr', 'access', '2028-01-31')).toBe('2028-02-29');
    expect(dueDay('gdpr', 'erasure', '2026-12-31')).toBe('2027-01-31');
    // Two more months from the same day, not from the shortened one.
    expect(extendedDay('gdpr', 'access', '2026-01-31')).toBe('2026-04-30');
    expect(extendedDay('gdpr', 'access', '2026-11-30')).toBe('2027-02-28');
  });

  it('is 30 days later under HIPAA, 60 for a correction, and not set for what the rule does not know', () => {
    expect(dueDay('hipaa', 'access', '2026-11-23')).toBe('2026-12-23');
    expect(dueDay('hipaa', 'copy', '2026-01-31')).toBe('2026-03-02');
    expect(extendedDay('hipaa', 'copy', '2026-01-31')).toBe('2026-04-01');
    expect(dueDay('hipaa', 'correction', '2026-11-23')).toBe('2027-01-22');
    expect(extendedDay('hipaa', 'correction', '2026-11-23')).toBe('2027-02-21');
    expect(dueDay('hipaa', 'erasure', '2026-11-23')).toBeNull();
  });

  it('is the sixth working day in Egypt, Friday and Saturday left out', () => {
    // 22 November 2026 is a Sunday, the 26th a Thursday, the 27th a Friday.
    expect(dueDay('egypt', 'access', '2026-11-22')).toBe('2026-11-30');
    expect(dueDay('egypt', 'access', '2026-11-26')).toBe('2026-12-06');
    expect(dueDay('egypt', 'access', '2026-11-27')).toBe('2026-12-06');
    expect(extendedDay('egypt', 'access', '2026-11-22')).toBeNull();
  });

  it('is none for a question, nor where no law is known', () => {
    for (const law of jurisdictionIds) expect(dueDay(law, 'question', '2026-11-23')).toBeNull();
    for (const kind of requestKinds) expect(dueDay('other', kind, '2026-11-23')).toBeNull();
    expect(groundsUnder('egypt')).toEqual(['other']);
    expect(groundsUnder('hipaa')).toContain('endangers');
    expect(groundsUnder('gdpr')).not.toContain('endangers');
  });

  it('never comes before the day of the request, and later once it was moved on', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...jurisdictionIds),
        fc.constantFrom(...requestKinds),
        (day, law, kind) => {
          const due = dueDay(law, kind, day);
          const later = extendedDay(law, kind, day);
          if (due !== null) expect(due > day && isCalendarDay(due)).toBe(true);
          if (later !== null) expect(due !== null && later > due).toBe(true);
        },
      ),
    );
  });

  it('names the official text wherever it sets a limit', () => {
    for (const { limits, source, authority } of Object.values(jurisdictions)) {
      if (Object.values(limits).every((limit) => limit === null)) continue;
      expect(source).toBeTruthy();
      expect(authority?.where).toMatch(/^[a-z.]+\.(eu|gov|eg)[/a-z_-]*$/);
    }
  });
});

describe('a day', () => {
  it('is one there was: no 30 February, nothing but digits', () => {
    expect(
      ['2026-02-30', '2026-2-03', '2025-02-29', '', '2026-11-23T00:00', '٢٠٢٦-١١-٢٣'].filter(isCalendarDay),
    ).toEqual([]);
    expect(isCalendarDay('2028-02-29')).toBe(true);
  });

  it('adds up whatever the summer time of a zone does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 48 }), (day, months) => {
        const later = addMonths(day, months);
        const span = daysBetween(day, later);
        expect(span).toBeGreaterThanOrEqual(months * 28);
        expect(span).toBeLessThanOrEqual(months * 31);
        expect(Number(later.slice(8)) === Number(day.slice(8)) || addDays(later, 1).endsWith('-01')).toBe(
          true,
        );
      }),
    );
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const end = addWorkingDays(day, count, [5, 6]);
        const between = Array.from({ length: daysBetween(day, end) }, (_, at) => addDays(day, at + 1));
        const worked = between.filter((one) => ![5, 6].includes(new Date(`${one}T12:00:00Z`).getUTCDay()));
        expect(worked).toHaveLength(count);
        expect(worked.at(-1)).toBe(end);
      }),
    );
  });

  it('is the one on the wall of a zone', () => {
    const at = Date.UTC(2026, 10, 23, 22, 30);
    expect(dayOf(at, 'UTC')).toBe('2026-11-23');
    expect(dayOf(at, 'Africa/Cairo')).toBe('2026-11-24');
    expect(dayOf(at, 'America/New_York')).toBe('2026-11-23');
    // The hour that summer time skips and the one it repeats belong to the same day.
    expect(dayOf(Date.UTC(2026, 2, 29, 1, 30), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin')).toBe('2026-10-25');
  });
});
