/** Makes a new account known to the service. The request is stored with the profile, so a crash in between is harmless. */
import { z } from 'zod';
import { bytesSchema, idSchema } from '../../../contract/domain/ids.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { routes } from '../../../contract/wire/routes.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { clearRegistration, getAccount } from '../store/repositories/account.ts';
import { inTransaction } from '../store/statement.ts';
import { logIn } from '../sync/login.ts';

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
]);
export type Registration = z.infer<typeof registrationSchema>;

async function send(desk: Desk, registration: Registration): Promise<unknown> {
  switch (registration.route) {
    case 'accounts.openPractice':
      return desk.service.ask(registration.route, registration.request);
    case 'invitations.accept':
      return desk.service.ask(registration.route, registration.request);
    case 'deviceLists.publish':
      return publishAs(desk, registration);
  }
}

/** The replaced device cannot log in any more once its successor's list was accepted: then there is nothing left to do. */
async function publishAs(
  desk: Desk,
  registration: Extract<Registration, { route: 'deviceLists.publish' }>,
): Promise<void> {
  const { as, request } = registration;
  const privateKey = fromBase64Url(as.loginKey);
  try {
    const session = await logIn(
      desk.service,
      desk.network.origin,
      desk.account.id,
      { id: as.device, privateKey },
      desk.clock,
    );
    await desk.service.askAs(session.token, registration.route, request);
  } catch (thrown) {
    const isReplaced =
      thrown instanceof AppError && (thrown.code === 'auth.failed' || thrown.code === 'device.revoked');
    if (!isReplaced) throw thrown;
  } finally {
    wipe(privateKey);
  }
}

/**
 * Sends the stored registration, once per profile; the service answers a repeat as it did the first time.
 * Throws `enrolment.refused`, `invitation.*`, `network.*`.
 */
export async function registerAccount(desk: Desk): Promise<void> {
  const { registration } = getAccount(desk.store);
  if (registration === null) return;
  const parsed = registrationSchema.safeParse(JSON.parse(registration));
  if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
  await send(desk, parsed.data);
  inTransaction(desk.store, () => clearRegistration(desk.store));
}
