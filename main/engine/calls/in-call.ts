/** Whether this computer is in a call of a conversation: then its keys change only for what cannot wait. */
import type { Store } from '../store/database.ts';
import { listLiveCalls } from '../store/repositories/calls.ts';

export const isInCall = ({ store }: { readonly store: Store }, conversation: string): boolean =>
  listLiveCalls(store).some((call) => call.conversation === conversation && call.phase === 'in');
