/** The version that ships: a policy by its own rules, of equal shape in both languages, and true where code can tell. */
import { describe, expect, it } from 'vitest';
import { dataClasses } from '../../../../contract/domain/data-classes.ts';
import { limits } from '../../../../contract/domain/limits.ts';
import { bundledPolicies, firstPolicy } from '../../../../contract/policy/bundled.ts';
import { leaveDays, noticeDays } from '../../../../contract/policy/document.ts';
import { policyDocument, readPolicy } from '../../../../contract/policy/schema.ts';

const { en, ar } = firstPolicy.texts;
const sectionOf = (text: typeof en, id: string) =>
  text.sections.find((section) => section.id === id)?.paragraphs.join('\n') ?? '';

describe('version 1', () => {
  it('is a policy, and every bundled version follows the one before', () => {
    for (const [at, policy] of bundledPolicies.entries()) {
      expect(policy.version).toBe(at + 1);
      expect(readPolicy(policyDocument(policy))).toEqual(policy);
    }
  });

  it('has as many paragraphs in Arabic as in English, section by section', () => {
    const shape = (text: typeof en) => text.sections.map(({ id, paragraphs }) => [id, paragraphs.length]);
    expect(shape(ar)).toEqual(shape(en));
    expect(ar.summary).toHaveLength(en.summary.length);
  });

  it('names the times that the tables and rules name, in both languages', () => {
    const days = (id: keyof typeof dataClasses) => {
      const { retention } = dataClasses[id];
      return 'ms' in retention ? retention.ms / 86_400_000 : Number.NaN;
    };
    expect(days('undelivered') * 86_400_000).toBe(limits.mailboxLifetimeMs);
    const times = [
      days('undelivered'),
      days('deliveryRecords'),
      days('invitations'),
      days('reports'),
      days('keyPackages'),
      days('contactMessages'),
      days('erasures'),
    ];
    for (const text of [en, ar]) {
      for (const time of times) expect(sectionOf(text, 'kept')).toContain(` ${time} `);
      expect(sectionOf(text, 'changes')).toContain('30');
    }
    expect([noticeDays, leaveDays]).toEqual([30, 30]);
  });
});
