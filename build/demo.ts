// `npm run demo`: two real apps and the real service play a conversation through the real windows, with its hard moments.
// Prints what both sides show and writes pictures to test-results/demo; ends with 0 only when all twenty lines stand on both.

import {
  confirm,
  invite,
  join,
  openPerson,
  openPractice,
  putRecoveryAway,
  receive,
  type ShownMessage,
  showNewest,
  shownMessages,
  whatO7Sees,
  write,
} from '../tests/e2e/desk.ts';
import { killEngine } from '../tests/e2e/engine-pid.ts';
import { buildApp } from './build.ts';
import { type Author, firstLine, type Step, steps } from './demo/conversation.ts';
import { holdSession } from './demo/session.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { requireElectron } from './electron-runtime.js';

const names: Record<Author, string> = { therapist: 'Rana', client: 'سارة' };
const other: Record<Author, Author> = { therapist: 'client', client: 'therapist' };
const tell = (text: string): void => console.log(text);
const lines = [firstLine, ...steps.flatMap((step) => (step.kind === 'line' ? [step.text] : []))];

/** Lines written while the service is stopped; null while it runs. */
let waiting: Extract<Step, { kind: 'line' }>[] | null = null;

async function meet({ desk, picture }: Stage): Promise<void> {
  await picture('first-run', 'both');
  await openPractice(desk('therapist'), 'Nile Practice', names.therapist);
  const code = await invite(desk('therapist'), 'Sara A., Tuesdays');
  await picture('invitation', 'therapist');
  await join(desk('client'), code, names.client);
  await write(desk('client'), firstLine);
  tell(`  ${'client'.padEnd(11)}${firstLine}   (before the therapist has confirmed them)`);
  await picture('waiting-for-yes', 'client');
  await confirm(desk('therapist'), names.client);
  await receive(desk('therapist'), firstLine);
  tell('- the therapist confirmed the person; the conversation is open');
}

async function play(stage: Stage, step: Step): Promise<void> {
  switch (step.kind) {
    case 'line':
      await write(stage.desk(step.by), step.text);
      tell(`  ${step.by.padEnd(11)}${step.text.replace('\n', ' ⏎ ')}`);
      if (waiting === null) await receive(stage.desk(other[step.by]), step.text);
      else waiting.push(step);
      return;
    case 'stopService':
      await stage.service.stop();
      waiting = [];
      tell('- service stopped');
      return;
    case 'startService':
      await stage.picture('offline', 'both');
      tell(`- ${waiting?.length ?? 0} waiting on the two computers`);
      await stage.service.start();
      for (const { by, text } of waiting ?? []) await receive(stage.desk(other[by]), text);
      waiting = null;
      tell('- service back; what waited has arrived');
      return;
    case 'killEngine':
      await killEngine(stage.app('therapist'));
      tell("- therapist's engine killed (SIGKILL); the app starts it again");
  }
}

/** Waits until a window shows all lines; the polling ends with what is shown when they do not come. */
async function finallyShown(stage: Stage, who: Author): Promise<ShownMessage[]> {
  const giveUp = Date.now() + 30_000;
  while (true) {
    const shown = await shownMessages(stage.desk(who));
    if (shown.length >= lines.length || Date.now() > giveUp) return shown;
    await stage.desk(who).page.waitForTimeout(100);
  }
}

/** Every line once, each author's in order, and both windows alike. */
async function isComplete(stage: Stage): Promise<boolean> {
  const [therapist, client] = [await finallyShown(stage, 'therapist'), await finallyShown(stage, 'client')];
  const texts = (shown: readonly ShownMessage[]): string => JSON.stringify(shown.map(({ text }) => text));
  const by = (who: Author): string[] => [
    ...(who === 'client' ? [firstLine] : []),
    ...steps.flatMap((step) => (step.kind === 'line' && step.by === who ? [step.text] : [])),
  ];
  const mine = (shown: readonly ShownMessage[]): string => texts(shown.filter((message) => message.mine));
  const ok =
    therapist.length === lines.length &&
    mine(therapist) === JSON.stringify(by('therapist')) &&
    mine(client) === JSON.stringify(by('client')) &&
    texts(therapist) === texts(client);
  tell(
    `- ${Math.min(therapist.length, client.length)} of ${lines.length}${ok ? ', in order, on both screens' : ': NOT the same on both'}`,
  );
  return ok;
}

async function main(): Promise<number> {
  buildApp('development');
  const electron = requireElectron();
  tell(`demo on Electron ${electron.version} (${electron.kind})`);
  const stage = await openStage();
  try {
    await meet(stage);
    for (const step of steps) await play(stage, step);
    const first = await isComplete(stage);
    const seen = await whatO7Sees(stage.desk('therapist'));
    tell(`- what O7 sees of the therapist's last line:\n${seen.replace(/^/gm, '    ')}`);
    await stage.picture('what-o7-sees', 'therapist');
    await stage.reopen();
    tell('- both apps closed and opened again');
    await openPerson(stage.desk('therapist'), names.client);
    const again = await isComplete(stage);
    const met = await holdSession(stage, tell);
    // A message counts as read after a second in a focused window: the picture shows the therapist reading.
    await stage.focus('therapist');
    await stage.desk('therapist').page.waitForTimeout(1_500);
    await putRecoveryAway(stage.desk('client'));
    for (const who of ['therapist', 'client'] as const) await showNewest(stage.desk(who));
    await stage.picture('conversation', 'both');
    tell('pictures are in test-results/demo');
    return first && again && met ? 0 : 1;
  } finally {
    await stage.close();
  }
}

process.exitCode = await main();
