/** Runs one command of the operator: finds it, gives it what it asks for, and turns every failure into one line and an exit code. */
import { readConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { AdminError } from './admin-error.ts';
import type { AdminCommand, Database } from './command.ts';
import { commands } from './commands.ts';
import { openForOperator } from './database.ts';

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly now?: () => number;
  print(line: string): void;
  note(line: string): void;
}

/** Resolves with the exit code: 0 when done. */
export async function runAdmin(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { env, print, note, now = Date.now } = surroundings;
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
    for (const line of help()) print(line);
    return 0;
  }
  let close = (): Promise<void> => Promise.resolve();
  try {
    const { name, command, rest } = find(args);
    const config = readConfig(env);
    let opened: Promise<Database> | null = null;
    const open = async () => {
      const database = await openForOperator(config, name, now);
      close = () => database.close();
      return database;
    };
    const database = () => {
      opened ??= open();
      return opened;
    };
    await command.run({ args: rest, config, now, print, note, database });
    return 0;
  } catch (error) {
    return tell(error, note);
  } finally {
    await close();
  }
}

function find(args: readonly string[]): { name: string; command: AdminCommand; rest: readonly string[] } {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command !== undefined && args.length >= words) return { name, command, rest: args.slice(words) };
  }
  throw new AdminError('admin.usage', 'no such command; `npm run admin -- help` lists them');
}

/** An error of ours by its code and detail, any other by its kind: a message may hold values of a row. */
function tell(error: unknown, note: (line: string) => void): number {
  if (error instanceof AdminError || error instanceof StartError) {
    note(`${error.code}: ${error.detail}`);
    return error.exitCode;
  }
  note(`admin.unexpected: ${error instanceof Error ? error.name : typeof error}`);
  return 1;
}

function help(): string[] {
  const lines = Object.entries(commands).flatMap(([name, { usage, summary }]) => [
    `  ${[name, usage].join(' ').trimEnd()}`,
    `      ${summary}`,
  ]);
  return [
    'npm run admin -- <command>',
    '',
    ...lines,
    '',
    'Works on DATABASE_URL, or on the service of O7_DATA_DIR, running or stopped.',
    'Every act is written down: who (O7_OPERATOR, or the system’s user), when, what. `audit` shows and checks the list.',
  ];
}
