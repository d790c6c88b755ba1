/** What a command of the operator is, and what it is given. */
import type { ServiceConfig } from '../config.ts';
import type { Tx } from '../db/open.ts';

/** Codes, counts, times and ids; never content, a name that a person gave, or a secret. */
export type ActDetails = Readonly<Record<string, string | number | boolean>>;

/** What one act did: its line in the list is written in the same transaction. */
export interface Acted<Result> {
  readonly result: Result;
  readonly details?: ActDetails;
  /** The account that the act was about; it then counts among what is held about that account. */
  readonly account?: Uint8Array;
}

/** The service's database, as a command may use it: there is no way to change a row without a line in the list of acts. */
export interface Database {
  /** One transaction that ends with the act's line, or with neither. The act is named by the command. */
  act<Result>(work: (tx: Tx) => Promise<Acted<Result>>): Promise<Result>;
  /** Reads in one snapshot; PostgreSQL refuses a write. For what is nobody's data. */
  read<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

export interface Call {
  /** What follows the command's name. */
  readonly args: readonly string[];
  readonly config: ServiceConfig;
  /** Wall clock, ms since 1970 UTC. */
  now(): number;
  /** The answer, on stdout. */
  print(line: string): void;
  /** What is said beside the answer, on stderr. */
  note(line: string): void;
  /** Opens the database once; closed when the command ends. Throws AdminError or StartError. */
  database(): Promise<Database>;
}

export interface AdminCommand {
  /** The arguments, as help shows them; empty when there are none. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** Throws AdminError; anything else is shown by its kind only. */
  run(call: Call): Promise<void>;
}
