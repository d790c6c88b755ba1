/** Reasons why the service refuses to start: told as one JSON line on stderr and an exit code, never over the wire. */

const exitCodes = {
  'start.configuration': 64,
  'start.insecureAddress': 64,
  'start.runsAsRoot': 65,
  'start.portTaken': 66,
  'start.dataFolderInUse': 67,
  'start.dataFolderUnusable': 68,
  'start.databaseUnreachable': 69,
  'start.databaseNewer': 70,
  'start.databaseFailed': 71,
} as const;

export type StartCode = keyof typeof exitCodes;

/** A start that cannot go on. `detail` is for the operator and never holds a password. */
export class StartError extends Error {
  readonly code: StartCode;
  readonly detail: string;

  constructor(code: StartCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'StartError';
    this.code = code;
    this.detail = detail;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}
