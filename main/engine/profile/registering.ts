/** Makes a new account known to the service. The request is stored with the profile, so a crash in between is harmless. */
import { z } from 'zod';
import { AppError } from '../../../contract/errors/app-error.ts';
import { routes } from '../../../contract/wire/routes.ts';
import type { Desk } from '../messaging/desk.ts';
import { clearRegistration, getAccount } from '../store/repositories/account.ts';
import { inTransaction } from '../store/statement.ts';

const registrationSchema = z.discriminatedUnion('route', [
  z.strictObject({
    route: z.literal('accounts.openPractice'),
    request: routes['accounts.openPractice'].request.omit({ v: true }),
  }),
  z.strictObject({
    route: z.literal('invitations.accept'),
    request: routes['invitations.accept'].request.omit({ v: true }),
  }),
]);
export type Registration = z.infer<typeof registrationSchema>;

/**
 * Sends the stored registration, once per profile; the service answers a repeat as it did the first time.
 * Throws `enrolment.refused`, `invitation.*`, `network.*`.
 */
export async function registerAccount(desk: Desk): Promise<void> {
  const { registration } = getAccount(desk.store);
  if (registration === null) return;
  const parsed = registrationSchema.safeParse(JSON.parse(registration));
  if (!parsed.success) throw new AppError('internal.unexpected', { cause: parsed.error });
  if (parsed.data.route === 'accounts.openPractice')
    await desk.service.ask(parsed.data.route, parsed.data.request);
  else await desk.service.ask(parsed.data.route, parsed.data.request);
  inTransaction(desk.store, () => clearRegistration(desk.store));
}
