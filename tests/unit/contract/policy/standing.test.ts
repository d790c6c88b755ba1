/** Where a person stands with the policy, as a machine of versions, answers and a trusted time; and which time is trusted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPolicy } from '../../../../contract/policy/bundled.ts';
import { daysInMs, policyPlainText, startOfDay } from '../../../../contract/policy/document.ts';
import {
  declinedFrom,
  findStanding,
  isWritingStopped,
  type PolicyAnswer,
  trustTime,
} from '../../../../contract/policy/standing.ts';

const first = { version: 1, effective: '2026-11-23' };
const second = { version: 2, effective: '2027-03-01' };
const known = [first, second];
const yes = (version: number): PolicyAnswer => ({ version, from: null });
const at = (day: string, days = 0) => startOfDay(day) + daysInMs(days);
const kindAt = (now: number, answer: PolicyAnswer | null) => findStanding(known, answer, now).standing.kind;

describe('a new version', () => {
  it('is announced before its day, due from its first moment on, settled by a yes before or after', () => {
    const eve = at(second.effective) - 1;
    expect(findStanding(known, yes(1), eve)).toMatchObject({
      current: 1,
      asked: 2,
      standing: { kind: 'announced' },
    });
    expect(findStanding(known, yes(1), eve + 1)).toMatchObject({ current: 2, standing: { kind: 'due' } });
    expect([kindAt(eve, yes(2)), kindAt(eve + 1, yes(2))]).toEqual(['settled', 'settled']);
    expect(kindAt(eve, null)).toBe('due');
  });

  it('counts for nobody before any time is trusted', () => {
    expect(findStanding(known, yes(1), null)).toMatchObject({ current: 1, standing: { kind: 'announced' } });
  });
});

describe('a no', () => {
  const no = (when: number): PolicyAnswer => ({ version: 2, from: declinedFrom(second, when) });

  it('changes nothing before the version takes effect', () => {
    const early = no(at('2027-02-10'));
    expect(kindAt(at('2027-02-28'), early)).toBe('declining');
    expect(findStanding(known, early, at(second.effective)).standing).toEqual({
      kind: 'declined',
      from: at(second.effective),
      until: at(second.effective, 30),
    });
  });

  it('leaves thirty days: the 29th, the last moment of the 30th, and no more', () => {
    const noon = at('2027-03-10') + 12 * 3_600_000;
    const kinds = [daysInMs(29), daysInMs(30) - 1, daysInMs(30), daysInMs(31)].map((later) =>
      kindAt(noon + later, no(noon)),
    );
    expect(kinds).toEqual(['declined', 'declined', 'ended', 'ended']);
  });

  it('stops writing only while it counts, and every yes to the version in force ends it', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((days) => at('2027-01-01', days));
    fc.assert(
      fc.property(day, day, (answeredAt, now) => {
        const { standing, current, asked } = findStanding(known, no(answeredAt), now);
        // Also where the trusted time is behind the clock that the answer was given by.
        expect(isWritingStopped(standing)).toBe(now >= at(second.effective));
        expect(isWritingStopped(findStanding(known, yes(asked), now).standing)).toBe(false);
        expect(asked).toBeGreaterThanOrEqual(current);
      }),
    );
  });
});

describe('time', () => {
  const hour = 3_600_000;

  it('goes on when both clocks agree within two days, and stands still when they do not', () => {
    const service = at('2027-01-10');
    expect(trustTime(null, service, service + 48 * hour)).toBe(service);
    expect(trustTime(null, service, service + 48 * hour + 1)).toBeNull();
    expect(trustTime(5, service, service - 48 * hour - 1)).toBe(5);
  });

  it('never goes back, whatever clocks and service say, and never beyond what the service said', () => {
    const clocks = fc.tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 0, max: 2e12 }));
    fc.assert(
      fc.property(fc.array(clocks), (told) => {
        let trusted: number | null = null;
        for (const [service, clock] of told) {
          const next = trustTime(trusted, service, clock);
          expect(next ?? 0).toBeGreaterThanOrEqual(trusted ?? 0);
          if (next !== trusted)
            expect([next, Math.abs(service - clock) <= 48 * hour]).toEqual([service, true]);
          trusted = next;
        }
      }),
    );
  });
});

describe('the text of a receipt', () => {
  it('is the whole text with its version and days, one way in each language', () => {
    for (const language of ['en', 'ar'] as const) {
      const text = policyPlainText(firstPolicy, language);
      for (const { title, paragraphs } of firstPolicy.texts[language].sections)
        for (const line of [title, ...paragraphs]) expect(text).toContain(line);
      expect(text).toContain('2026-11-23');
      expect(text.endsWith('\n')).toBe(true);
    }
    expect(policyPlainText({ ...firstPolicy, effective: '2026-11-24' }, 'en')).not.toBe(
      policyPlainText(firstPolicy, 'en'),
    );
  });
});
