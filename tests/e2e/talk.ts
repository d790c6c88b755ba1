// A therapist's window and one client without a window, who have found each other.

import { join as joinPractice } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { confirm, type Desk, deskOf, invite, openPractice } from './desk.ts';
import type { RunningApp } from './launch.ts';

export interface Talk {
  readonly therapist: RunningApp;
  readonly client: Person;
  readonly conversation: string;
}

interface TalkChoice {
  readonly launch: (choice: { serviceUrl: string }) => Promise<RunningApp>;
  readonly serviceUrl: string;
  readonly env: Readonly<Record<string, string>>;
  readonly label: string;
  readonly nickname: string;
  /** Done at the practice's desk once it is open, before anybody is invited. */
  readonly before?: (desk: Desk) => Promise<void>;
}

/** Ends with the client's conversation open at the therapist's desk. */
export async function startTalk(choice: TalkChoice): Promise<Talk> {
  const { launch, serviceUrl, env, label, nickname, before } = choice;
  const client = await new Person({ serviceUrl, env }).start();
  const therapist = await launch({ serviceUrl });
  const desk = deskOf(therapist.page, 'en');
  await openPractice(desk, 'Nile Practice', 'Rana');
  await before?.(desk);
  await joinPractice(client, await invite(desk, label), nickname);
  await confirm(desk, label);
  const { conversations } = await client.until(
    () => client.call('conversations.list', {}),
    (list) => list.conversations[0]?.state === 'open',
    'an open conversation',
  );
  return { therapist, client, conversation: conversations[0]?.id ?? '' };
}
