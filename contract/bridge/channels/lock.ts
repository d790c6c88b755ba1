/** The lock and what opens it. */
import { z } from 'zod';
import { idleMinutes } from '../../domain/idle-minutes.ts';
import { profileStatusSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const lockChannels = {
  /** Locks: the window is covered, the engine ends, the page is replaced. `passcode.required` where none is set. */
  'lock.now': { side: 'shell', request: z.strictObject({ neutral: z.boolean() }), response: nothing },
  /** Whether the neutral screen stands in front of everything; `lock.reveal` takes it away. */
  'lock.cover': {
    side: 'shell',
    request: nothing,
    /** `touch`: a finger would open it now. */
    response: z.strictObject({ neutral: z.boolean(), touch: z.boolean() }),
  },
  /** Asks the system for a finger and opens. `touch.refused`: it was not the right one, or the eight hours are over. */
  'lock.touch': { side: 'shell', request: nothing, response: profileStatusSchema },
  'lock.setTouch': {
    side: 'engine',
    request: z.strictObject({ touch: z.boolean(), passcode: typed }),
    response: profileStatusSchema,
  },
  'lock.reveal': { side: 'shell', request: nothing, response: nothing },
  /** `passcode.wrong`, `passcode.wait`. */
  'lock.unlock': {
    side: 'engine',
    request: z.strictObject({ passcode: typed }),
    response: profileStatusSchema,
  },
  /** Sets, changes or (`next` null) removes the passcode. `current` is null only where none is set. */
  'lock.setPasscode': {
    side: 'engine',
    request: z.strictObject({ current: typed.nullable(), next: typed.nullable() }),
    response: profileStatusSchema,
  },
  'lock.setIdle': {
    side: 'engine',
    request: z.strictObject({ idleMinutes: z.literal(idleMinutes) }),
    response: profileStatusSchema,
  },
  /** `passcode.required` where none is set: set one first. */
  'lock.setShared': {
    side: 'engine',
    request: z.strictObject({ shared: z.boolean(), passcode: typed }),
    response: profileStatusSchema,
  },
} as const satisfies Record<string, ChannelContract>;
