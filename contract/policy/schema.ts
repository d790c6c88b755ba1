/** What counts as a policy: both languages, the same sections, days in order. Everything from outside passes here. */
import { z } from 'zod';
import { calendarDaySchema, signatureSchema } from '../domain/ids.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { daysInMs, noticeDays, type Policy, policyLanguages, startOfDay } from './document.ts';

/** UTF-8 bytes of a whole document. */
export const policyBytesMost = 256 * 1024;

/** Shown as it is: one paragraph, no control characters, nothing that turns the direction of what follows. */
const line = z
  .string()
  .min(1)
  .max(4_000)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]+$/u)
  .refine((text) => text.isWellFormed() && text.trim() === text);
const sectionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: line.max(200),
  paragraphs: z.array(line).min(1).max(30),
});
const textSchema = z.strictObject({
  title: line.max(200),
  summary: z.array(line).min(1).max(12),
  sections: z.array(sectionSchema).min(1).max(60),
});
const textsSchema = z
  .strictObject({ en: textSchema, ar: textSchema })
  .refine(({ en, ar }) => sameIds(en.sections, ar.sections), { message: 'sections differ between languages' })
  .refine(({ en }) => new Set(en.sections.map(({ id }) => id)).size === en.sections.length, {
    message: 'a section stands twice',
  });
const versionSchema = z.int().min(1).max(100_000);

function sameIds(one: readonly { id: string }[], other: readonly { id: string }[]): boolean {
  return one.length === other.length && one.every(({ id }, at) => other[at]?.id === id);
}

/** What an operator writes; publishing adds the days. */
export const policyDraftSchema = z.strictObject({
  format: z.literal('o7-policy-draft'),
  version: versionSchema,
  /** Only where it has to take effect sooner: why. */
  urgent: z.strictObject({ en: line, ar: line }).optional(),
  texts: textsSchema,
});

export const policySchema: z.ZodType<Policy> = z
  .strictObject({
    version: versionSchema,
    published: calendarDaySchema,
    effective: calendarDaySchema,
    urgent: z.strictObject({ en: line, ar: line }).nullable(),
    texts: textsSchema,
  })
  .refine(isInTime, { message: 'takes effect too soon' });

type Days = Pick<Policy, 'version' | 'published' | 'effective' | 'urgent'>;

/** Thirty days between, or a reason; never backwards. The first version changes nothing. */
function isInTime({ version, published, effective, urgent }: Days): boolean {
  const between = startOfDay(effective) - startOfDay(published);
  return between >= daysInMs(urgent === null && version > 1 ? noticeDays : 0);
}

/** A policy as it is signed, kept and sent: one spelling. */
export function policyDocument({ version, published, effective, urgent, texts }: Policy): string {
  const inOrder = Object.fromEntries(
    policyLanguages.map((language) => {
      const { title, summary, sections } = texts[language];
      const ordered = sections.map(({ id, title: heading, paragraphs }) => ({
        id,
        title: heading,
        paragraphs,
      }));
      return [language, { title, summary, sections: ordered }];
    }),
  );
  const reason = urgent === null ? null : { en: urgent.en, ar: urgent.ar };
  return JSON.stringify({ version, published, effective, urgent: reason, texts: inOrder });
}

/** Reads a document; null where it is no policy or not spelled as {@link policyDocument} spells it. */
export function readPolicy(document: string): Policy | null {
  let json: unknown;
  try {
    json = JSON.parse(document);
  } catch {
    return null;
  }
  const parsed = policySchema.safeParse(json);
  return parsed.success && policyDocument(parsed.data) === document ? parsed.data : null;
}

/** What the service's key signs. */
export function policySignedBytes(document: string): Uint8Array {
  return new ByteWriter().text('o7-policy-v1').bytes(new TextEncoder().encode(document)).done();
}

/** A published version as the service hands it out. */
export const publishedPolicySchema = z.strictObject({
  document: z.string().max(policyBytesMost),
  /** Ed25519 over {@link policySignedBytes}. */
  signature: signatureSchema,
});
