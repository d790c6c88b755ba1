// A session in the demo: opened, waited for, let in, talked in, left; both windows of the call are real.

import { callWords } from '../../renderer/call/words/words.ts';
import { admit, expectRoom, openRoom, say, waitAtTheDoor, wordsOf } from '../../tests/e2e/call-desk.ts';
import { button } from '../../tests/e2e/places/place.ts';
import type { Stage } from './stage.ts';

/** Written in the chat beside the session. */
const aside = 'Here is the page we spoke about: example.org/breathing';

/** Plays it and prints what it shows; true when both sides read the same four words and go out again. */
export async function holdSession(stage: Stage, tell: (text: string) => void): Promise<boolean> {
  const host = await openRoom(stage.running('therapist'), 'en');
  const guest = await waitAtTheDoor(stage.running('client'), 'البيت، المعادي', 'ar');
  tell('- a session: the client waits at the door, and nothing flows yet');
  await stage.picturesOf('session-waiting', host.page, guest.page);
  await admit(host);
  for (const desk of [host, guest]) await expectRoom(desk);
  const [said, heard] = [await wordsOf(host), await wordsOf(guest)];
  const english = callWords(
    Array.from({ length: 256 }, (_, index) => index),
    'en',
  );
  const arabic = callWords(
    Array.from({ length: 256 }, (_, index) => index),
    'ar',
  );
  const indices = said.split(' · ').map((word) => english.indexOf(word));
  const isSame = indices.map((index) => arabic[index]).join(' · ') === heard;
  tell(`- connected; four words: ${said} | ${heard}${isSame ? '' : ': NOT the same'}`);
  await say(host, aside);
  await host.page.getByRole('log').getByText(aside).waitFor();
  await stage.picturesOf('session', host.page, guest.page);
  await button(guest, 'call.leave.name').click();
  await guest.page.getByText(guest.t('callAfter.titles.left')).waitFor();
  await button(host, 'call.leave.name').click();
  await button(host, 'call.leave.forAll').click();
  await host.page.getByText(host.t('callAfter.titles.ended')).waitFor();
  await stage.picturesOf('session-over', host.page, guest.page);
  for (const desk of [host, guest]) await button(desk, 'callBefore.closeWindow').click();
  tell('- both have left; the session is over');
  return isSame;
}
