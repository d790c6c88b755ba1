// What every field is told about its words.

import type { ReactNode } from 'react';

/** Label above, hint or error below. */
export interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Words of what is wrong; shown under the field and read with it. */
  readonly error?: string | null;
}

/** What react-aria-components fields take from us and callers may not set. */
export type Ours = 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior';
