/** Malformed calls of a page: through the bridge's own checks, and what they let through into a real engine process. */
import { readFileSync } from 'node:fs';
import { type ChannelName, channels, type EngineChannel } from '../../contract/bridge/channels.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import { isErrorCode } from '../../contract/errors/catalogue.ts';
import { parseRequest } from '../../main/bridge/checks.ts';
import { Fuzzer, type FuzzOutcome, Tally } from './fuzz.ts';
import type { Person } from './person.ts';

const names = Object.keys(channels) as ChannelName[];

/** Calls that would end the profile or the conversation, or take a person's patience by design: only what the checks refuse is tried. */
const checksOnly =
  /^(device\.(forget|changeKeys)|lock\.|lost\.|restore\.|recovery\.|moving\.|profile\.(?!status)|linking\.|conversations\.leave|people\.block|pairing\.decline|choices\.restrict|policy\.answer|erasure\.ask|age\.report)/;

/** One call to a channel, by the contract and then broken. Throws where the engine is gone. */
async function breakCall(fuzzer: Fuzzer, person: Person, tally: Tally): Promise<void> {
  const name = fuzzer.pick(names);
  const fitting = fuzzer.fitting(channels[name].request);
  const request = fuzzer.dice(6) === 0 ? fitting : fuzzer.broken(fitting);
  const args = fuzzer.dice(30) === 0 ? [request, request] : [request];
  try {
    const parsed = parseRequest(name, args);
    if (channels[name].side !== 'engine' || checksOnly.test(name)) {
      tally.add('passed the checks');
      return;
    }
    await person.call(name as EngineChannel, parsed as never);
    tally.add('done');
  } catch (thrown) {
    // An answer outside its schema arrives here as well: that has no code.
    const { code } = thrown instanceof AppError ? thrown : toAppError(thrown);
    if (code === 'engine.restarted') throw thrown;
    tally.add(code);
    if (!isErrorCode(code) || code === 'internal.unexpected')
      tally.wrong.push(`${name}: ${thrown} ${JSON.stringify(request)?.slice(0, 300)}`);
  }
}

/** Memory of another process that is really there, in bytes (Linux). */
function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}

/** So much more than after the first calls may the engine's process hold at the end: its caches fill up. */
export const mostProcessGrowth = 96 * 1024 * 1024;

/** `count` malformed calls, in a row, as a page would make them that knows some ids. Throws where the engine is gone. */
export async function fuzzBridge(
  person: Person,
  known: readonly string[],
  seed: number,
  count: number,
): Promise<FuzzOutcome> {
  const tally = new Tally();
  const fuzzer = new Fuzzer(seed, known);
  const { pid = 0 } = person;
  while (tally.total < count / 4) await breakCall(fuzzer, person, tally);
  const before = residentBytes(pid);
  while (tally.total < count) await breakCall(fuzzer, person, tally);
  const grownBytes = residentBytes(pid) - before;
  if (person.pid !== pid || person.diedOf !== null) throw new AppError('engine.restarted');
  return { tally, grownBytes };
}
