/** Makes a new account known to the service. The request is stored with the profile, so a crash in between is harmless. */
import { z } from 'zod';
import { bytesSchema, idSchema } from '../../../contract/domain/ids.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { routes } from '../../../contract/wire/routes.ts';
import { type SignatureKeyPair, wipe } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { clearRegistration, getAccount } from '../store/repositories/account.ts';
import { countWaiting } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import { logIn } from '../sync/login.ts';
import { joinNewestList, joinOwnList } from './joining-list.ts';
import { recoverAccount } from './recovering.ts';

const registrationSchema = z.discriminatedUnion('route', [
  z.strictObject({
    route: z.literal('accounts.openPractice'),
    request: routes['accounts.openPractice'].request.omit({ v: true }),
  }),
  z.strictObject({
    route: z.literal('invitations.accept'),
    request: routes['invitations.accept'].request.omit({ v: true }),
  }),
  z.strictObject({
    route: z.literal('deviceLists.publish'),
    /** The device that is being replaced: it alone can log in before the list is known. Its key is of no use afterwards. */
    as: z.strictObject({ device: idSchema, loginKey: bytesSchema(64, 64) }),
    request: routes['deviceLists.publish'].request.omit({ v: true }),
  }),
  /** No older device is at hand: the account key alone speaks for the new one (recovering.ts). */
  z.strictObject({
    route: z.literal('deviceLists.recover'),
    /** The account's key of before, where it gives way to another with just this list. */
    oldKey: bytesSchema(64, 64).optional(),
  }),
  /** Another device signed the list that names this one (joining-list.ts). */
  z.strictObject({ route: z.literal('deviceLists.join') }),
]);
export type Registration = z.infer<typeof registrationSchema>;

function findRegistration(desk: Desk): Registration | null {
  const { registration } = getAccount(desk.store);
  if (registration === null) return null;
  const parsed = registrationSchema.safeParse(JSON.parse(registration));
  if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
  return parsed.data;
}

/** Whether this account was never accepted by the service yet, and nothing was written in it: giving it up loses nothing. */
export function isUnusedSignUp(desk: Desk): boolean {
  const registration = findRegistration(desk);
  const isSignUp = registration !== null && !registration.route.startsWith('deviceLists.');
  return isSignUp && countWaiting(desk.store, null) === 0;
}

/** An Ed25519 private key carries its public half. */
function keyPairOf(key: string | undefined): SignatureKeyPair | null {
  if (key === undefined) return null;
  const privateKey = fromBase64Url(key);
  return { privateKey, publicKey: privateKey.slice(32) };
}

async function send(desk: Desk, registration: Registration): Promise<unknown> {
  switch (registration.route) {
    case 'accounts.openPractice':
      return desk.service.ask(registration.route, registration.request);
    case 'invitations.accept':
      return desk.service.ask(registration.route, registration.request);
    case 'deviceLists.publish':
      return publishAs(desk, registration);
    case 'deviceLists.recover':
      return recoverAccount(desk, keyPairOf(registration.oldKey));
    case 'deviceLists.join':
      return joinOwnList(desk);
  }
}

/** Logs in as a device of this account, this one or the one it replaces. */
function logInAs(desk: Desk, id: string, privateKey: Uint8Array): ReturnType<typeof logIn> {
  return logIn(desk.service, desk.network.origin, desk.account.id, { id, privateKey }, desk.clock);
}

/** Neither it nor the device it replaces is known: a copy of before the last change was put back. The account key still speaks. */
async function logInOrRecover(desk: Desk): Promise<void> {
  try {
    await logInAs(desk, desk.device.id, desk.device.login.privateKey);
  } catch (thrown) {
    const isUnknown = thrown instanceof AppError && thrown.code === 'auth.failed';
    if (!isUnknown) throw thrown;
    await joinNewestList(desk);
  }
}

/**
 * The replaced device cannot log in any more once its successor's list was accepted: then, and only if the successor can,
 * there is nothing left to do.
 */
async function publishAs(
  desk: Desk,
  { as, request, route }: Extract<Registration, { route: 'deviceLists.publish' }>,
): Promise<void> {
  const privateKey = fromBase64Url(as.loginKey);
  try {
    const session = await logInAs(desk, as.device, privateKey);
    await desk.service.askAs(session.token, route, request);
  } catch (thrown) {
    const isRefused = thrown instanceof AppError && /^(auth\.failed|device\.revoked)$/.test(thrown.code);
    if (!isRefused) throw thrown;
    await logInOrRecover(desk);
  } finally {
    wipe(privateKey);
  }
}

/**
 * Sends the stored registration, once per profile; the service answers a repeat as it did the first time.
 * Throws `enrolment.refused`, `invitation.*`, `network.*`.
 */
export async function registerAccount(desk: Desk): Promise<void> {
  const registration = findRegistration(desk);
  if (registration === null) return;
  await send(desk, registration);
  inTransaction(desk.store, () => clearRegistration(desk.store));
}
