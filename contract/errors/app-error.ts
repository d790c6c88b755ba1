/** The one error type that crosses bridge and wire: a code from the catalogue and a few safe fields, never content. */
import { type ErrorCode, errorCatalogue } from './catalogue.ts';

/** Values that may accompany a code: counts, limits, times. Never text a person wrote, never a key or a path. */
export type SafeFields = Readonly<Record<string, string | number | boolean>>;

/** What crosses a process border: code, whether trying again can help, and safe fields. */
export interface ErrorReport {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly fields: SafeFields;
}

/** A failure with a code that a person's language has words for. `cause` stays in the process that threw. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: SafeFields;

  constructor(code: ErrorCode, options: { readonly cause?: unknown; readonly fields?: SafeFields } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields ?? {};
  }

  /** Whether the same call may succeed later without the person changing anything. */
  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }

  /** The part of this error that may leave the process. */
  toReport(): ErrorReport {
    return { code: this.code, retryable: this.retryable, fields: this.fields };
  }
}

/** Any thrown value as an AppError; what we did not foresee becomes `internal.unexpected` with the cause kept here. */
export function toAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal.unexpected', { cause: thrown });
}
