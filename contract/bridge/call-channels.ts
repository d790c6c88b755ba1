/** The call window's own bridge, `window.o7call`: these calls and events and no others. The call is the window's: no id is asked. */
import { z } from 'zod';
import { callEndings, callEngines, callLimits } from '../domain/call.ts';
import { callSignalSchema, seatSchema } from '../domain/call-signal.ts';
import { bytesSchema, idSchema, timeSchema } from '../domain/ids.ts';
import { callViewSchema, checkInViewSchema } from './call-view.ts';
import { nothing, typed } from './channels/shared.ts';
import type { BridgeResult } from './channels.ts';
import { messageViewSchema } from './message-view.ts';
import { appearanceSchema } from './settings.ts';

/**
 * `engine`: forwarded to the engine process with the window's call; `shell`: answered by the shell. `zoom`: also there where
 * Zoom's code runs in the window; without it the channel exists in windows of ours alone.
 */
interface CallChannelContract {
  readonly side: 'engine' | 'shell';
  readonly zoom: boolean;
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

/** The name that the system gives the device (Chromium's ids are other ones in each run), or null for the system's own choice. */
const device = z.string().max(300).nullable();

/** What was chosen at the device check, remembered where the person lets it (storage item `callDevices`). */
export const callDevicesSchema = z.strictObject({
  microphone: device,
  camera: device,
  speaker: device,
  /** Joins with the camera off. */
  cameraOff: z.boolean(),
  blur: z.boolean(),
  noise: z.boolean(),
  selfView: z.boolean(),
});
export type CallDevices = z.infer<typeof callDevicesSchema>;

/** A screen or window that may be shown to the others. `picture`: a small PNG as a data address. */
export const shareSourceSchema = z.strictObject({
  id: z.string().max(200),
  kind: z.enum(['screen', 'window']),
  name: z.string().max(500),
  picture: z.string().max(400_000),
});
export type ShareSource = z.infer<typeof shareSourceSchema>;

/** One sender's key per epoch is derived from this in the window (RFC 9605, section 4.4.2); `kid` = epoch · 16 + index. */
export const frameKeysSchema = z.strictObject({
  epoch: z.int().nonnegative(),
  /** 32 bytes from the MLS exporter of this epoch with the call's id as context. */
  base: bytesSchema(32, 32),
  /** 32 bytes of the call's first epoch here, for the four words. */
  words: bytesSchema(32, 32),
  /** Index of each seat in the call, 0 to 15, the same on every computer. */
  senders: z.array(seatSchema.extend({ index: z.int().min(0).max(15) })).max(16),
});
export type FrameKeys = z.infer<typeof frameKeysSchema>;

export const iceSchema = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        urls: z.array(z.string().max(300)).min(1).max(8),
        username: z.string().max(300),
        credential: z.string().max(300),
      }),
    )
    .max(8),
  /** Relay only, where there is a relay. */
  relayOnly: z.boolean(),
  expiresAt: timeSchema,
});
export type IceAccess = z.infer<typeof iceSchema>;

/**
 * Everything that opens the session at Zoom. Names no person and no conversation. `people`: whose `user_key` in the tokens is
 * whose; a key is made for one call and says nothing elsewhere. Grows as people are let in: ask again for one who is not there.
 */
export const zoomAccessSchema = z.strictObject({
  topic: z.string().max(200),
  passcode: z.string().max(10),
  token: z.string().max(2_000),
  /** What Zoom is told as this person's name: a number. */
  displayName: z.string().max(8),
  people: z
    .array(z.strictObject({ device: idSchema, key: z.string().min(1).max(36) }))
    .max(callLimits.people * 4),
});
export type ZoomAccess = z.infer<typeof zoomAccessSchema>;

export const callChannels = {
  /** The call as it stands. */
  'call.get': { side: 'engine', zoom: true, request: nothing, response: callViewSchema },
  /**
   * After the check: the host opens the call, others wait in the lobby. `zoom`: this person was told that the call goes over Zoom,
   * and said yes. `call.over`, `call.elsewhere`, `call.tooMany`, `calls.zoomNotAgreed`.
   */
  'call.enter': {
    side: 'engine',
    zoom: true,
    request: z.strictObject({ zoom: z.boolean().optional() }),
    response: callViewSchema,
  },
  /** Takes the place of another computer of this person; `zoom` as for `call.enter`. */
  'call.takeOver': {
    side: 'engine',
    zoom: true,
    request: z.strictObject({ zoom: z.boolean().optional() }),
    response: callViewSchema,
  },
  /** `call.notHost`, `call.full`, `call.notWaiting`, `calls.zoomNotOffered`, network codes. */
  'call.admit': { side: 'engine', zoom: true, request: seatSchema, response: callViewSchema },
  'call.decline': {
    side: 'engine',
    zoom: true,
    request: seatSchema.extend({ later: z.boolean() }),
    response: callViewSchema,
  },
  'call.checkIn': { side: 'engine', zoom: true, request: checkInViewSchema, response: nothing },
  /** Sends a description or candidates to a seat that is in. `call.notIn`. */
  'call.signal': {
    side: 'engine',
    zoom: false,
    request: z.strictObject({ signal: callSignalSchema }),
    response: nothing,
  },
  /** Signals that came since the window asked last, in order. */
  'call.takeSignals': {
    side: 'engine',
    zoom: false,
    request: nothing,
    response: z.strictObject({
      signals: z.array(z.strictObject({ from: seatSchema, signal: callSignalSchema })).max(200),
    }),
  },
  /** `call.notIn` before admission. */
  'call.keys': { side: 'engine', zoom: false, request: nothing, response: frameKeysSchema },
  /** `call.notIn` before admission. */
  'call.ice': { side: 'engine', zoom: false, request: nothing, response: iceSchema },
  /** `call.notIn`; `calls.zoomNotOffered`. */
  'call.zoom': { side: 'engine', zoom: true, request: nothing, response: zoomAccessSchema },
  'call.extend': { side: 'engine', zoom: true, request: nothing, response: callViewSchema },
  'call.askSwitch': {
    side: 'engine',
    zoom: true,
    request: z.strictObject({ engine: z.enum(callEngines) }),
    response: callViewSchema,
  },
  'call.answerSwitch': {
    side: 'engine',
    zoom: true,
    request: z.strictObject({ ask: idSchema, accepted: z.boolean() }),
    response: callViewSchema,
  },
  /** Leaves, with what the window knows about why. */
  'call.leave': {
    side: 'engine',
    zoom: true,
    request: z.strictObject({ ending: z.enum(callEndings) }),
    response: callViewSchema,
  },
  /** The host ends it for everybody. */
  'call.end': { side: 'engine', zoom: true, request: nothing, response: callViewSchema },
  /** The newest lines of the conversation, oldest first. */
  'call.lines': {
    side: 'engine',
    zoom: false,
    request: nothing,
    response: z.strictObject({ lines: z.array(messageViewSchema).max(100) }),
  },
  /** Writes a line into the conversation. `message.*`. */
  'call.write': {
    side: 'engine',
    zoom: false,
    request: z.strictObject({ id: idSchema, text: typed }),
    response: messageViewSchema,
  },
  /** What the window needs before its first frame. */
  'call.start': {
    side: 'shell',
    zoom: true,
    request: nothing,
    response: z.strictObject({
      appearance: appearanceSchema,
      locked: z.boolean(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      /** Straight in: the engine was switched, or the page died in mid-call. */
      goesOn: z.boolean(),
    }),
  },
  'call.devices': { side: 'shell', zoom: true, request: nothing, response: callDevicesSchema.nullable() },
  'call.keepDevices': { side: 'shell', zoom: true, request: callDevicesSchema, response: nothing },
  /** Asks the system, where it keeps a list of apps that may: whether camera and microphone may be used. */
  'call.mayCapture': {
    side: 'shell',
    zoom: true,
    request: nothing,
    response: z.strictObject({ camera: z.boolean(), microphone: z.boolean() }),
  },
  /** Screens and windows; the app's own are left out. `call.screenDenied`: the system keeps them from this app. */
  'call.shareSources': {
    side: 'shell',
    zoom: true,
    request: nothing,
    response: z.strictObject({ sources: z.array(shareSourceSchema).max(60) }),
  },
  /**
   * The next request for a screen gets this one, once, within ten seconds; without it every such request is refused.
   * `call.shareUnknown`: not one of those that were listed last.
   */
  'call.chooseShare': {
    side: 'shell',
    zoom: true,
    request: z.strictObject({ id: z.string().max(200) }),
    response: nothing,
  },
  /** Sharing has begun or ended: notifications are silent meanwhile. */
  'call.sharing': {
    side: 'shell',
    zoom: true,
    request: z.strictObject({ on: z.boolean() }),
    response: nothing,
  },
  /** Opens the system's own settings for camera or microphone; false where there is no such page. */
  'call.systemSettings': {
    side: 'shell',
    zoom: true,
    request: z.strictObject({ what: z.enum(['camera', 'microphone', 'screen']) }),
    response: z.strictObject({ opened: z.boolean() }),
  },
  /** Brings the main window forward: on the conversation, on Help now, or on the neutral screen (quick exit hides the call). */
  'call.showMain': {
    side: 'shell',
    zoom: true,
    request: z.strictObject({ on: z.enum(['conversation', 'help', 'neutral']) }),
    response: nothing,
  },
  /** The call is over: begins anew in this window's place, as `calls.open` does. `call.busy`, `conversation.notOpen`. */
  'call.again': { side: 'shell', zoom: true, request: nothing, response: nothing },
  'call.close': { side: 'shell', zoom: true, request: nothing, response: nothing },
} as const satisfies Record<string, CallChannelContract>;

export const callEvents = {
  'call.changed': callViewSchema,
  /** There is something to take with `call.takeSignals`. */
  'call.signalled': z.strictObject({}),
  /** The epoch has changed: ask `call.keys` again. */
  'call.rekeyed': z.strictObject({}),
  /** Ask `call.lines` again. */
  'call.linesChanged': z.strictObject({}),
  /** Notes and chat are to be covered; media go on. */
  'call.locked': z.strictObject({ locked: z.boolean() }),
  /** The engine process is there, or is not for now. */
  'call.engine': z.strictObject({ running: z.boolean() }),
  /** Everything of the app was hidden at once: microphone and camera are to be off now. */
  'call.hidden': z.strictObject({ hidden: z.boolean() }),
  'call.appearance': appearanceSchema,
} as const satisfies Record<string, z.ZodType>;

export type CallChannelName = keyof typeof callChannels;
export type CallChannelRequest<Name extends CallChannelName> = z.infer<
  (typeof callChannels)[Name]['request']
>;
export type CallChannelResponse<Name extends CallChannelName> = z.infer<
  (typeof callChannels)[Name]['response']
>;
export type CallEventName = keyof typeof callEvents;
export type CallEventPayload<Name extends CallEventName> = z.infer<(typeof callEvents)[Name]>;

/** The engine's channels, forwarded with the call of the window that asks. */
export type CallEngineChannel = {
  [Name in CallChannelName]: (typeof callChannels)[Name]['side'] extends 'engine' ? Name : never;
}[CallChannelName];
export type CallShellChannel = Exclude<CallChannelName, CallEngineChannel>;

/** `window.o7call`: `call.enter` → `o7call.enter({})`; where Zoom's code runs, only what is marked so. */
export type CallBridge = {
  readonly [Name in CallChannelName as Name extends `call.${infer Method}` ? Method : never]: (
    request: CallChannelRequest<Name>,
  ) => Promise<BridgeResult<CallChannelResponse<Name>>>;
} & { readonly events: CallBridgeEvents };

/** `call.changed` → `events.onChanged(listener)`, which answers its own unsubscribe. */
export type CallBridgeEvents = {
  readonly [Name in CallEventName as Name extends `call.${infer Event}` ? `on${Capitalize<Event>}` : never]: (
    listener: (payload: CallEventPayload<Name>) => void,
  ) => () => void;
};

/** The method of a channel: `call.enter` → `enter`. */
export const callMethod = (name: CallChannelName): string => name.slice('call.'.length);

/** The method of an event: `call.changed` → `onChanged`. */
export function callEventMethod(name: CallEventName): string {
  const event = name.slice('call.'.length);
  return `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
}
