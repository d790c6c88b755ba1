// The rules that the sample's content keeps: who, when, how much, and what is never told.

import { beforeAll, describe, expect, it } from 'vitest';
import { idSchema } from '../../../../../contract/domain/ids.ts';
import { parseLabel, parseNickname, parsePracticeName } from '../../../../../contract/domain/names.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { parseText } from '../../../../../main/engine/messaging/writing.ts';
import { sampleNow, toMoment } from '../../../../../main/engine/sample/moment.ts';
import { couple } from '../../../../../main/engine/sample/people/couple.ts';
import { people, practice, toConfirm } from '../../../../../main/engine/sample/people/index.ts';
import type { SamplePerson } from '../../../../../main/engine/sample/person.ts';
import { sampleId } from '../../../../../main/engine/sample/sample-id.ts';

const day = 24 * 60 * 60 * 1000;
const textsOf = ({ lines }: SamplePerson) => lines.map(([, , text]) => text);
const coupleTexts = [couple, ...couple.partners].flatMap(({ lines }) => lines.map(([, , text]) => text));
const allTexts = [...people.flatMap(textsOf), ...coupleTexts];
const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text);
const isLatin = (text: string) => /[A-Za-z]{3}/.test(text);
const shareOf = (texts: readonly string[], test: (text: string) => boolean) =>
  texts.filter(test).length / texts.length;

/** Somebody may open the sample on a bad day. */
const never = [
  /\b(suicid|self.?harm|trauma|abus|assault|rape|violen|die[sd]?\b|dead|death|kill|murder|funeral|cancer)/i,
  /\b(diagnos|disorder|depress|bipolar|schizo|ptsd|ocd\b|adhd|anorex|bulimi|psychiatr)/i,
  /\b(medicat|medicine|pill|dose|dosage|tablet|antidepress|sedative|prescri|drug|alcohol|drunk)/i,
  // Whole words, with up to three letters joined before them.
  /(?<!\p{L})\p{L}{0,3}?(انتحار|صدمة|اغتصاب|تحرش|اعتداء|عنف|يضرب|ضربني|موت|مات|ميت|وفاة|جنازة|قتل|مرض|سرطان)(?!\p{L})/u,
  /(?<!\p{L})\p{L}{0,3}?(تشخيص|اكتئاب|اضطراب|وسواس|فصام|دواء|دوا|أدوية|حبوب|جرعة|مهدئ|خمرة|مخدرات)(?!\p{L})/u,
];

beforeAll(loadSodium);

describe('the sample’s people', () => {
  it('are fourteen, half of whom write in Arabic', () => {
    expect(people).toHaveLength(14);
    for (const language of ['en', 'ar'] as const)
      expect(people.filter((one) => one.language === language)).toHaveLength(7);
    for (const person of people) {
      const mostly = person.language === 'ar' ? isArabic : isLatin;
      expect(shareOf(textsOf(person), mostly), person.key).toBeGreaterThan(0.6);
    }
  });

  it('have names and labels that the app would have let them give, each their own', () => {
    for (const { nickname, label, key } of [...people, toConfirm]) {
      expect(parseNickname(nickname), key).toBe(nickname);
      expect(parseLabel(label), key).toBe(label);
    }
    expect(parsePracticeName(practice.name)).toBe(practice.name);
    for (const name of ['key', 'nickname', 'label'] as const)
      expect(new Set([...people, toConfirm].map((one) => one[name])).size).toBe(15);
  });

  it('wrote over nine months, one line after the other, none of them later than now', () => {
    const now = toMoment(sampleNow);
    const times = people.map(({ lines }) => lines.map(([when]) => toMoment(when)));
    for (const [index, own] of times.entries())
      expect(own, people[index]?.key ?? '').toEqual([...new Set(own)].sort((a, b) => a - b));
    const all = times.flat();
    expect((Math.max(...all) - Math.min(...all)) / day).toBeGreaterThan(270);
    expect((now - Math.min(...all)) / day).toBeLessThan(280);
    expect(Math.max(...all, toMoment(toConfirm.answered))).toBeLessThan(now);
    expect(Math.min(...all)).toBeGreaterThan(toMoment(practice.openedOn));
  });

  it('wrote between 25 and 70 lines each, long and one-word ones, with both sides in every conversation', () => {
    for (const { key, lines } of people) {
      expect(lines.length, key).toBeGreaterThanOrEqual(25);
      expect(lines.length, key).toBeLessThanOrEqual(70);
      expect(new Set(lines.map(([, who]) => who)), key).toEqual(new Set(['rana', 'them']));
    }
    expect(allTexts.some((text) => text.length > 400)).toBe(true);
    expect(shareOf(allTexts, (text) => !/\s/.test(text))).toBeGreaterThan(0.03);
    expect(new Set(allTexts.filter((text) => text.length > 20)).size).toBe(
      allTexts.filter((text) => text.length > 20).length,
    );
  });

  it('are a couple too, two people and their therapist in one conversation, who all write in it in turn', () => {
    expect(parseLabel(couple.title)).toBe(couple.title);
    const keys = couple.partners.map(({ key }) => key);
    expect(new Set(couple.lines.map(([, who]) => who))).toEqual(new Set(['rana', ...keys]));
    for (const { nickname, label } of couple.partners)
      expect([parseNickname(nickname), parseLabel(label)]).toEqual([nickname, label]);
    const times = couple.lines.map(([when]) => toMoment(when));
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(toMoment(couple.madeOn));
    expect(times.at(-1)).toBeLessThan(toMoment(sampleNow));
  });

  it('wrote only what the app would have sent as it stands', () => {
    for (const text of allTexts) expect(parseText(text)).toBe(text);
  });

  it('wrote some lines in two languages, links to nowhere, and numbers that nobody has', () => {
    expect(allTexts.filter((text) => isArabic(text) && isLatin(text)).length).toBeGreaterThan(10);
    const hosts = allTexts.flatMap((text) =>
      [...text.matchAll(/https?:\/\/([^/\s]+)/g)].map(([, host]) => host),
    );
    expect(hosts.length).toBeGreaterThan(3);
    expect(new Set(hosts)).toEqual(new Set(['example.org']));
    const numbers = allTexts.flatMap((text) => text.match(/\+\d[\d ]{8,}/g) ?? []).map((one) => one.trim());
    expect(new Set(numbers)).toEqual(new Set(['+20 2 5555 0142']));
  });

  it('are unread in three conversations, one of them for months', () => {
    const unread = people.filter((one) => (one.unread ?? 0) > 0);
    expect(unread).toHaveLength(3);
    for (const { key, lines, unread: count = 0 } of unread)
      expect(new Set(lines.slice(-count).map(([, who]) => who)), key).toEqual(new Set(['them']));
    const [away] = unread.filter((one) => (one.unread ?? 0) > 20);
    const [since] = away?.lines.at(-(away.unread ?? 0)) ?? [];
    expect(toMoment(sampleNow) - toMoment(since ?? sampleNow)).toBeGreaterThan(60 * day);
  });

  it('are never told a story that could hurt somebody who looks around', () => {
    for (const text of allTexts) for (const word of never) expect(text).not.toMatch(word);
  });

  it('have ids that are ids, all different, the same in every run', () => {
    const paths = people.flatMap(({ key, lines }) => [
      `conversation/${key}`,
      ...lines.map((_, index) => `message/${key}/${index + 1}`),
    ]);
    const ids = paths.map(sampleId);
    expect(new Set(ids).size).toBe(paths.length);
    for (const id of ids) expect(idSchema.safeParse(id).success).toBe(true);
    expect(sampleId('conversation/sara')).toBe('M4-zqpvHShi8vsgXOe77Rw');
  });
});

describe('the sample’s wall clock', () => {
  it('shows what was written, in whatever zone', () => {
    const at = new Date(toMoment('2026-03-04 18:20'));
    expect([at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes()]).toEqual([
      2026, 2, 4, 18, 20,
    ]);
  });

  it('refuses what no calendar has', () => {
    for (const wall of ['2026-02-30 10:00', '2026-13-01 10:00', '2026-03-04 24:10', '2026-3-4 1:2'] as const)
      expect(() => toMoment(wall), wall).toThrow(RangeError);
  });
});
