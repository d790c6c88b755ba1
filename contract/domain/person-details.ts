/** What a person says of themselves: a nickname always; gender, birth date and an e-mail address only if they want to. */
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { isCalendarDay } from './calendar-day.ts';
import { calendarDaySchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { isProperName, parseDetail, parseNickname } from './names.ts';

const nicknameSchema = z
  .string()
  .max(limits.nicknameLetters * 8)
  .refine((name) => isProperName(name, parseNickname));
const genderSchema = z
  .string()
  .max(limits.nicknameLetters * 8)
  .refine((text) => isProperName(text, parseDetail));

/** How the person is called since when, by the clock of the computer that said it; told to everybody they write with. */
export const nameSaidSchema = z.strictObject({ nickname: nicknameSchema, since: timeSchema });
export type NameSaid = z.infer<typeof nameSaidSchema>;

/** Told to the person's therapist alone. Null: not given, or taken back. */
export const detailsSaidSchema = z.strictObject({
  gender: genderSchema.nullable(),
  birthDate: calendarDaySchema.nullable(),
  since: timeSchema,
});
export type DetailsSaid = z.infer<typeof detailsSaidSchema>;

/** Known to O7 and to this person's own computers. */
export const emailSaidSchema = z.strictObject({
  address: z.string().max(limits.emailLetters).refine(isEmail).nullable(),
  since: timeSchema,
});
export type EmailSaid = z.infer<typeof emailSaidSchema>;

/** One spelling of a statement, whatever order its fields came in. */
const spell = (said: object): string =>
  JSON.stringify(Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Whether one statement takes the place of another: the later one, and of two of one moment always the same one. */
export function isLater<Said extends { readonly since: number }>(said: Said, known: Said): boolean {
  if (said.since !== known.since) return said.since > known.since;
  return spell(said) > spell(known);
}

/** Free text or nothing. Throws `nickname.tooLong`, `nickname.forbiddenCharacter`. */
export const parseGender = (typed: string): string | null => parseDetail(typed);

/** Nothing, or a day in the past of somebody who can be alive. `today`: `YYYY-MM-DD`. Throws `details.birthDate`. */
export function parseBirthDate(typed: string, today: string): string | null {
  if (typed === '') return null;
  const oldest = `${Number(today.slice(0, 4)) - 130}${today.slice(4)}`;
  if (!isCalendarDay(typed) || typed > today || typed < oldest) throw new AppError('details.birthDate');
  return typed;
}

/** Something before one @, a host with a dot behind it, nothing that does not show: whether it is right only a letter can tell. */
function isEmail(text: string): boolean {
  return /^[^\s@\p{C}"(),:;<>[\]\\]{1,64}@[^\s@\p{C}"(),:;<>[\]\\.]+(\.[^\s@\p{C}"(),:;<>[\]\\.]+)+$/u.test(
    text,
  );
}

/** Nothing, or an address. Throws `details.email`. */
export function parseEmail(typed: string): string | null {
  const address = typed.normalize('NFC').trim();
  if (address === '') return null;
  if (address.length > limits.emailLetters || !isEmail(address)) throw new AppError('details.email');
  return address;
}
