/** Makes a recovery kit as a person does: writes the words down and gives three of them back. */
import type { Person } from './person.ts';

/** Nobody else, and the keychain alone. */
export const usual = { passcode: null, shared: false, withoutKeychain: false } as const;

/** Answers the 24 words. */
export async function makeKit(person: Person): Promise<string> {
  const { words, ask } = await person.call('recovery.begin', { passcode: null });
  const answers = ask.map((position) => ({ position, word: words[position - 1] ?? '' }));
  await person.call('recovery.confirm', { answers });
  return words.join(' ');
}

/** Resolves once the service holds the sealed identity of this kit. */
export async function recordStored(person: Person): Promise<void> {
  await person.until(
    () => person.call('recovery.status', {}),
    ({ kit }) => kit?.record === 'stored',
    'the sealed identity at the service',
  );
}
