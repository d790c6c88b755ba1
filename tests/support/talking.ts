/** Lines that reach the other person. */
import { freshId, type Person } from './person.ts';

/** Waits until a person has got this line. */
export const hearsIn = (person: Person, conversation: string, text: string) =>
  person.until(
    () => person.texts(conversation),
    (texts) => texts.includes(text),
    text,
  );

/** The one conversation goes on, both ways. */
export async function talkOn(one: Person, other: Person, conversation: string): Promise<void> {
  const lines = [`${freshId()} from one`, `${freshId()} from the other`] as const;
  await one.write(conversation, lines[0]);
  await hearsIn(other, conversation, lines[0]);
  await other.write(conversation, lines[1]);
  await hearsIn(one, conversation, lines[1]);
}
