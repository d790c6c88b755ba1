// Turns whatever the MLS library throws into one of our codes, so that no library text ever travels further.

import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';

/** Runs `step`; anything it throws that is not yet coded becomes `code`, with the original kept as cause. */
export async function coded<T>(code: ErrorCode, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError(code, { cause: thrown });
  }
}

/** The same for a step that is no promise. */
export function codedNow<T>(code: ErrorCode, step: () => T): T {
  try {
    return step();
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError(code, { cause: thrown });
  }
}

/** Throws `code` unless `condition` holds. */
export function demand(condition: boolean, code: ErrorCode): asserts condition {
  if (!condition) throw new AppError(code);
}
