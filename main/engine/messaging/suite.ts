/** The cipher suite of new conversations, by our own word for it. */
import type { SuiteName } from '../e2ee/index.ts';

export const defaultSuite: SuiteName = 'x25519-chacha20';
