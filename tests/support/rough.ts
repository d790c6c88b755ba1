/** A person whose engine is killed while passcode, keys or a backup are being made: comes back with whichever of the two states held. */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../contract/errors/app-error.ts';
import { freshId, type Person } from './person.ts';

export const roughWorks = ['passcode', 'keys', 'backup'] as const;
export type RoughWork = (typeof roughWorks)[number];

/** About as long as each takes on a busy machine, in ms: a kill falls anywhere in it or just after. */
const longest: Readonly<Record<RoughWork, number>> = { passcode: 3_000, keys: 900, backup: 700 };

const isKilled = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'engine.restarted';

export class RoughPerson {
  readonly person: Person;
  readonly #backup: string;
  /** What the passcode may be: two after a change that was cut. Empty: none was ever set. */
  #passcodes: string[] = [];
  /** Changes, keys and backups that ended before the kill came. */
  readonly done: Record<RoughWork, number> = { passcode: 0, keys: 0, backup: 0 };

  /** The person is running and has a recovery kit. `backup`: a file for the backups. */
  constructor(person: Person, backup: string) {
    this.person = person;
    this.#backup = backup;
  }

  /** Starts the engine, and unlocks it where it is locked. Throws where no passcode that can be right opens it. */
  async start(): Promise<void> {
    await this.person.start();
    const { state } = await this.person.call('profile.status', {});
    if (state === 'open') {
      this.#passcodes = [];
      return;
    }
    for (const passcode of this.#passcodes) {
      try {
        await this.person.call('lock.unlock', { passcode });
        this.#passcodes = [passcode];
        return;
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'passcode.wrong') throw thrown;
      }
    }
    throw new Error(`does not open any more: ${state}`);
  }

  /** Begins a work, kills the engine at a moment (`when` in [0, 1)) of its usual time, and starts it again. */
  async cut(work: RoughWork, when: number): Promise<void> {
    const working = this.#work(work).then(
      () => {
        this.done[work] += 1;
      },
      (thrown: unknown) => {
        if (!isKilled(thrown)) throw thrown;
      },
    );
    await Promise.all([working, pause(1 + when * longest[work]).then(() => this.person.kill())]);
    await this.start();
  }

  #work(work: RoughWork): Promise<unknown> {
    const [current = null] = this.#passcodes;
    switch (work) {
      case 'passcode': {
        const next = `passcode ${freshId()}`;
        this.#passcodes = current === null ? [next] : [current, next];
        return this.person.call('lock.setPasscode', { current, next }).then(() => {
          this.#passcodes = [next];
        });
      }
      case 'keys':
        return this.person.call('device.changeKeys', { passcode: current });
      case 'backup':
        rmSync(this.#backup, { force: true });
        return this.person.callAsShell('backup.write', { file: this.#backup });
    }
  }
}
