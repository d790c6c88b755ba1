/** Everything the renderer may be told without asking: event name → schema of what it carries. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { choosableItems } from '../domain/storage-choice.ts';
import { linkingViewSchema } from './linking-view.ts';
import { movingViewSchema } from './moving-view.ts';
import { portabilityStatusSchema } from './portable-view.ts';
import { appearanceSchema, menuActions } from './settings.ts';
import {
  backupStatusSchema,
  connectionSchema,
  messageViewSchema,
  profileStatusSchema,
  progressSchema,
} from './views.ts';

export const events = {
  /** The engine process: `starting`, `running`, or `restarted` after it died (nothing acknowledged was lost). */
  'engine.state': z.strictObject({ state: z.enum(['starting', 'running', 'restarting']) }),
  'profile.changed': profileStatusSchema,
  /** The list, or one conversation's summary, has changed: ask again. */
  'conversations.changed': z.strictObject({}),
  'invitations.changed': z.strictObject({}),
  /** Something that the person settles for all their computers was changed on another one: ask again. */
  'choices.changed': z.strictObject({}),
  /** A receipt came to be or was countersigned, or the service shows another key: ask again. */
  'receipts.changed': z.strictObject({}),
  /** How it stands with the end of this account: ask again. */
  'erasure.changed': z.strictObject({}),
  /** Requests about care data came, went or were answered: ask again. */
  'rights.changed': z.strictObject({}),
  /** Sessions began, may be joined, or are over: ask again. */
  'calls.changed': z.strictObject({}),
  /** A version of the privacy policy came, took effect or was answered: ask again. */
  'policy.changed': z.strictObject({}),
  /** The computers of this person have changed: ask again. */
  'devices.changed': z.strictObject({}),
  /** How far linking another computer has come, on either of the two. */
  'linking.changed': linkingViewSchema,
  /** How far moving to another computer has come. */
  'moving.changed': movingViewSchema,
  /** A new or changed message, complete, so that it can be painted without a second call. */
  'message.changed': messageViewSchema,
  'connection.changed': connectionSchema,
  'appearance.changed': appearanceSchema,
  /** Something is about to be stored that the person wants to be asked about; until they answer it is not. */
  'storage.asked': z.strictObject({ item: z.enum(choosableItems) }),
  /** What may be stored was chosen: ask again. */
  'storage.changed': z.strictObject({}),
  /** The person chose something in a native menu that the page does. */
  'menu.chosen': z.strictObject({ action: z.enum(menuActions) }),
  /** The window of a call asks for its conversation to be open here. */
  'conversation.wanted': z.strictObject({ conversation: idSchema }),
  /** Closing has hidden the window and the app goes on: what was to be forgotten with the window is forgotten now. */
  'window.hidden': z.strictObject({}),
  /** A deep link only fills the pairing screen; the person presses. */
  'link.opened': z.strictObject({ code: z.string().max(19) }),
  /** These left the list: deleted, or about to be. */
  'messages.removed': z.strictObject({ conversation: idSchema, messages: z.array(idSchema).min(1).max(200) }),
  /** Lines of every conversation may look different now. */
  'messages.changedEverywhere': z.strictObject({}),
  /** All lines of this conversation left the list. */
  'conversation.cleared': z.strictObject({ conversation: idSchema }),
  /** Somebody types in a conversation, or has stopped; `name` in a group. Says nothing more after six seconds. */
  'typing.changed': z.strictObject({
    conversation: idSchema,
    account: idSchema,
    name: z.string().max(700).nullable(),
    active: z.boolean(),
  }),
  /** How many lines are unread in all; `arrived`: one of them came just now. For the shell: badge, "Something new". */
  'attention.changed': z.strictObject({ unread: z.int().nonnegative(), arrived: z.boolean() }),
  /** Messages of this conversation changed in a way that only reading the list again shows. */
  'messages.reordered': z.strictObject({ conversation: idSchema }),
  /** The app locks now: cover at once, hand over drafts and place. `neutral`: show nothing of what this app is. */
  'lock.coming': z.strictObject({ neutral: z.boolean() }),
  /** A message to the operator was handed in, or answered, or could not be handed in. */
  'contact.changed': z.strictObject({}),
  'backup.changed': backupStatusSchema,
  'restore.progress': progressSchema,
  /** An export or an import began, has come further, or ended. */
  'portability.changed': portabilityStatusSchema,
  /** How far "integrity check", "check it is gone" or "change keys" has come. */
  'device.progress': progressSchema,
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;

type Capital<Name extends string> = Name extends `${infer First}.${infer Rest}`
  ? `${Capitalize<First>}${Capital<Rest>}`
  : Capitalize<Name>;

/** `window.o7.events`: `onMessageChanged(listener)` and so on; each returns its own unsubscribe. */
export type BridgeEvents = {
  readonly [Name in EventName as `on${Capital<Name>}`]: (
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
};

/** The method name of an event: `message.changed` → `onMessageChanged`. */
export function eventMethod(name: EventName): string {
  return `on${name
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`;
}
