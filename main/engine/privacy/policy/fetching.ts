/** Asks the service for new versions of the privacy policy, believes only what its known key signed, and learns what day it is. */

import { fromBase64Url } from '../../../../contract/encoding/base64url.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Policy } from '../../../../contract/policy/document.ts';
import { policySignedBytes, readPolicy } from '../../../../contract/policy/schema.ts';
import { trustTime } from '../../../../contract/policy/standing.ts';
import type { RouteResponse } from '../../../../contract/wire/routes.ts';
import { verifySignature } from '../../crypto/primitives.ts';
import type { Companion } from '../../desk-connection.ts';
import type { Desk } from '../../messaging/desk.ts';
import type { Store } from '../../store/database.ts';
import { addPolicy } from '../../store/repositories/policies.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { noteServiceKey } from '../receipts/service-key.ts';
import { knownPolicies, putTrustedTime, trustedTime } from './known.ts';

const everyMs = 6 * 60 * 60 * 1000;
const againMs = 10 * 60 * 1000;

/** Stores that were shown a version that was not believed, since the app started. */
const refusing = new WeakSet<Store>();
export const wasRefused = (store: Store): boolean => refusing.has(store);

type Published = RouteResponse<'policy.list'>['policies'][number];

/** The version it is, or null: another number than the next, out of order, not a policy, or not signed with this key. */
function believe({ document, signature }: Published, before: Policy, key: Uint8Array): Policy | null {
  const policy = readPolicy(document);
  if (policy === null || policy.version !== before.version + 1 || policy.effective < before.effective)
    return null;
  return verifySignature(key, policySignedBytes(document), fromBase64Url(signature)) ? policy : null;
}

/** Takes in what can be believed, up to the first that cannot; answers whether all could. */
function takeIn(desk: Desk, published: readonly Published[], key: Uint8Array): boolean {
  const { store, clock } = desk;
  for (const one of published) {
    const before = knownPolicies(store).at(-1);
    const policy = before === undefined ? null : believe(one, before, key);
    if (policy === null) return false;
    addPolicy(store, { ...one, version: policy.version, seenAt: clock.now() });
  }
  return true;
}

async function fetchOnce(desk: Desk, authorised: Authorised): Promise<boolean> {
  const { store, clock } = desk;
  const after = knownPolicies(store).at(-1)?.version ?? 1;
  const { time, policies } = await authorised('policy.list', { after });
  const { signingKey } = policies.length === 0 ? { signingKey: null } : await authorised('service.keys', {});
  return inTransaction(store, () => {
    const trusted = trustedTime(store);
    const next = trustTime(trusted, time, clock.now());
    if (next !== null && next !== trusted) putTrustedTime(store, next);
    const isSame = signingKey !== null && noteServiceKey(store, signingKey);
    const isBelieved = signingKey === null || (isSame && takeIn(desk, policies, fromBase64Url(signingKey)));
    if (isBelieved) refusing.delete(store);
    else refusing.add(store);
    return next !== trusted || policies.length > 0;
  });
}

/** A companion of the connection: at its beginning, and every six hours. */
export function fetchPolicies(desk: Desk): Companion {
  let next = 0;
  const timer = setInterval(desk.wake, everyMs);
  timer.unref();
  return {
    async whileConnected(authorised) {
      if (performance.now() < next) return;
      next = performance.now() + againMs;
      try {
        const hasNews = await fetchOnce(desk, authorised);
        next = performance.now() + everyMs - againMs;
        if (hasNews) desk.emit('policy.changed', {});
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close: () => clearInterval(timer),
  };
}
