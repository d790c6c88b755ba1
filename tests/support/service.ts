/** The real service as a child process, as an ordinary user, on a data folder of its own; dies with the test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { asOrdinaryUser, ensureOrdinaryUser } from '../../build/setup/ordinary-user.js';
import { compileCache } from './compile-cache.ts';

const program = resolve(import.meta.dirname, '../../service/index.ts');
const crashing = resolve(import.meta.dirname, 'service-child.ts');

export interface TestServiceOptions {
  /** Kept by the caller; otherwise a temporary folder that `remove()` deletes. */
  readonly dataFolder?: string;
  /** 0 or absent: any free port. A restart keeps the port. */
  readonly port?: number;
  /** O7_* and DATABASE_URL on top of the defaults. */
  readonly env?: NodeJS.ProcessEnv;
}

/** How a service that did not get ready ended. */
export class ServiceDidNotStart extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(exitCode: number | null, stderr: string) {
    super(`the service did not start (exit code ${exitCode}): ${stderr}`);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/** A running service. Origin and data folder stay the same over `kill` and `restart`. */
export class TestService {
  readonly dataFolder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #ownsFolder: boolean;
  #child: ChildProcess | null = null;
  #port: number;
  #log = '';
  origin = '';
  serviceGeneration = '';

  constructor(options: TestServiceOptions) {
    this.#ownsFolder = options.dataFolder === undefined;
    this.dataFolder = options.dataFolder ?? userFolder('o7-service-');
    this.#port = options.port ?? 0;
    this.#env = options.env ?? {};
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get port(): number {
    return this.#port;
  }

  /** Everything the service wrote on stderr since it was first started. */
  log(): string {
    return this.#log;
  }

  /**
   * Resolves with the ready line; rejects with ServiceDidNotStart. `crashAt`: it ends as in a power cut at this crash point
   * (service/crash-points.ts), or `point*3` at the third time.
   */
  async start(options: { readonly crashAt?: string } = {}): Promise<this> {
    const { crashAt } = options;
    const child = spawnAsUser([crashAt === undefined ? program : crashing], {
      ...(crashAt === undefined ? {} : { O7_DEV_CRASH_AT: crashAt }),
      O7_PORT: String(this.#port),
      O7_DATA_DIR: this.dataFolder,
      // All people of a test share one address.
      O7_RATE_SCALE: '100',
      ...this.#env,
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#log += text;
    });
    const ready = (await readyLine(child, () => this.#log)) as { origin: string; serviceGeneration: string };
    this.origin = ready.origin;
    this.serviceGeneration = ready.serviceGeneration;
    if (this.#env['O7_ORIGIN'] === undefined) this.#port = Number(new URL(ready.origin).port);
    return this;
  }

  /** SIGTERM, as an operator stops it. Resolves with the exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** SIGKILL: the service has no chance to end its database or say goodbye. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Resolves with the exit code when the service ends by itself. */
  ended(): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((done) => {
      child.on('exit', (code) => done(code));
    });
  }

  /** Starts again on the same port and data folder. */
  async restart(): Promise<this> {
    await this.stop();
    return this.start();
  }

  /** Stops, and deletes the data folder if it is temporary. For `afterAll`. */
  async remove(): Promise<void> {
    await this.stop();
    if (this.#ownsFolder)
      rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      return Promise.resolve(child?.exitCode ?? null);
    }
    return new Promise((done) => {
      child.on('exit', (code) => done(code));
      child.kill(signal);
    });
  }
}

/** Starts a service and waits until it is ready. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  await ensureUser();
  const service = new TestService(options);
  try {
    return await service.start();
  } catch (error) {
    await service.remove();
    throw error;
  }
}

/** Set-up made the user long ago, unless a test is the first thing that runs here. */
export async function ensureUser(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const user = asOrdinaryUser('id', []).env['USER'] ?? '';
  if (spawnSync('id', [user]).status !== 0) await ensureOrdinaryUser();
}

/** A temporary folder that belongs to the user the service runs as. */
export function userFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  if (process.getuid?.() === 0) {
    const user = asOrdinaryUser('id', []).env['USER'] ?? '';
    const idOf = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
    chownSync(folder, idOf('-u'), idOf('-g'));
  }
  return folder;
}

/** Runs a TypeScript program with Node as the ordinary user; on Linux it ends when this process does. */
export function spawnAsUser(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawnProgramAsUser(process.execPath, args, { ...compileCache, ...env });
}

/** Runs a program as the ordinary user; on Linux it ends when this process does. */
export function spawnProgramAsUser(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const asUser = asOrdinaryUser(program, args);
  const command = [asUser.program, ...asUser.args];
  // Asked for last: a change of user would clear it.
  if (process.platform === 'linux') command.splice(command.indexOf(program), 0, ...untilWeEnd);
  const [file = '', ...rest] = command;
  return spawn(file, rest, {
    env: { ...withoutServiceNames(asUser.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const untilWeEnd = ['setpriv', '--pdeathsig', 'TERM'];

function withoutServiceNames(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(O7_(?!SETUP)|ZOOM_SDK_|DATABASE_URL$)/.test(name)),
  );
}

/** The first line of stdout as JSON. */
export function readyLine(child: ChildProcess, stderr: () => string): Promise<unknown> {
  return new Promise((done, failed) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const end = said.indexOf('\n');
      if (end >= 0) done(JSON.parse(said.slice(0, end)));
    });
    child.on('error', failed);
    child.on('close', (code) => failed(new ServiceDidNotStart(code, stderr())));
  });
}
