// What a rule says about a line.

/** One breach; `line` counts from 1. */
export interface Finding {
  readonly rule: 'physical-value' | 'physical-style' | 'words-outside-catalogue' | 'write-past-gate';
  readonly line: number;
  readonly what: string;
}
