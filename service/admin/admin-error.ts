/** Reasons why a command of the operator is refused: one line on stderr and an exit code, never over the wire. */

const exitCodes = {
  /** Wrong or missing arguments, or no such command. */
  'admin.usage': 2,
  'admin.fileUnreadable': 3,
  /** The file is there and does not hold what the command needs. */
  'admin.fileInvalid': 4,
  /** No service was ever started on this data folder. */
  'admin.noDatabase': 5,
  /** The service must be started once with this version first. */
  'admin.databaseOlder': 6,
  /** A line of the list of acts is changed or missing. */
  'admin.chainBroken': 7,
  /** Understood, and not allowed; `detail` says why. */
  'admin.refused': 8,
} as const;

export type AdminCode = keyof typeof exitCodes;

/** A command that cannot go on. `detail` is for the operator and never holds content or a secret. */
export class AdminError extends Error {
  readonly code: AdminCode;
  readonly detail: string;

  constructor(code: AdminCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'AdminError';
    this.code = code;
    this.detail = detail;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}
