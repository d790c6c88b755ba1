/** Brings two people together through the real calls: practice, invitation, joining, confirmation. */
import type { Person } from './person.ts';

export interface Pair {
  readonly conversation: string;
}

export async function openPractice(therapist: Person, nickname = 'Rana'): Promise<void> {
  await therapist.call('profile.openPractice', { practiceName: 'Nile Practice', nickname, enrolment: '' });
  await therapist.online();
}

export async function invite(therapist: Person, label = 'Tuesdays'): Promise<string> {
  const { code } = await therapist.call('pairing.createInvitation', { label });
  if (code === null) throw new Error('an open invitation has a code');
  return code;
}

export async function join(client: Person, code: string, nickname = 'Sara'): Promise<void> {
  const joining = { code, nickname, ageBand: '18plus' } as const;
  await client.call('pairing.lookUp', joining);
  await client.call('pairing.join', joining);
}

/** The therapist says yes to the one person who waits; resolves when both sides are open. */
export async function confirm(therapist: Person, client: Person): Promise<Pair> {
  const list = (person: Person) => () => person.call('conversations.list', {});
  const waiting = await therapist.until(
    list(therapist),
    ({ conversations }) => conversations.some((one) => one.state === 'toConfirm'),
    'a person to confirm',
  );
  const conversation = waiting.conversations.find((one) => one.state === 'toConfirm')?.id ?? '';
  await therapist.call('pairing.confirm', { conversation });
  for (const person of [therapist, client]) {
    await person.until(
      list(person),
      ({ conversations }) => conversations.some((one) => one.id === conversation && one.state === 'open'),
      'an open conversation',
    );
  }
  return { conversation };
}

/** All of it. Both engines must be started. */
export async function pair(therapist: Person, client: Person): Promise<Pair> {
  await openPractice(therapist);
  await join(client, await invite(therapist));
  return confirm(therapist, client);
}
