/** Is the service there; login by challenge. */
import { finishLogin, makeChallenge } from '../accounts/login.ts';
import type { Handlers } from '../http/route.ts';

export const loginHandlers = {
  health: async ({ serviceGeneration, clock }) => ({
    service: 'o7-therapy' as const,
    serviceGeneration,
    time: clock.now(),
  }),
  'login.challenge': makeChallenge,
  'login.finish': finishLogin,
} satisfies Partial<Handlers>;
