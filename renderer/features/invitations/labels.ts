// Reads many private labels out of a pasted text: one a line.

import { limits } from '../../../contract/domain/limits.ts';
import { parseLabel } from '../../../contract/domain/names.ts';
import { type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';

/** A line that cannot be a label, by its number in the text, counted from 1. */
export interface BadLine {
  readonly line: number;
  readonly error: ErrorReport;
}

export interface ReadLabels {
  /** Ready to be used, in the order of the text. */
  readonly labels: readonly string[];
  readonly bad: readonly BadLine[];
  /** Lines that repeat an earlier one. */
  readonly repeated: number;
  /** How many there are beyond what one press makes. */
  readonly tooMany: number;
}

/** Trims, leaves out blank and repeated lines, and says of each other line why it cannot stand. Loses nothing. */
export function readLabels(text: string): ReadLabels {
  const labels = new Set<string>();
  const bad: BadLine[] = [];
  let repeated = 0;
  for (const [at, typed] of text.split(/\r\n|\r|\n/).entries()) {
    try {
      const label = parseLabel(typed);
      if (label === null) continue;
      if (labels.has(label)) repeated += 1;
      labels.add(label);
    } catch (thrown) {
      bad.push({ line: at + 1, error: toAppError(thrown).toReport() });
    }
  }
  return {
    labels: [...labels],
    bad,
    repeated,
    tooMany: Math.max(0, labels.size - limits.invitationsAtOnce),
  };
}
