/** Every call the renderer may make: name → request, response, and the side that answers. Nothing else names a channel. */
import type { z } from 'zod';
import { abuseChannels } from './channels/abuse.ts';
import { ageChannels } from './channels/age.ts';
import { auditChannels } from './channels/audit.ts';
import { backupChannels } from './channels/backup.ts';
import { callsChannels } from './channels/calls.ts';
import { choicesChannels } from './channels/choices.ts';
import { connectionChannels } from './channels/connection.ts';
import { contactChannels } from './channels/contact.ts';
import { conversationsChannels } from './channels/conversations.ts';
import { deskChannels } from './channels/desk.ts';
import { deviceChannels } from './channels/device.ts';
import { erasureChannels } from './channels/erasure.ts';
import { filesChannels, type TakenFiles } from './channels/files.ts';
import { groupsChannels } from './channels/groups.ts';
import { historyChannels } from './channels/history.ts';
import { linkingChannels } from './channels/linking.ts';
import { lockChannels } from './channels/lock.ts';
import { lostChannels } from './channels/lost.ts';
import { messagesChannels } from './channels/messages.ts';
import { movingChannels } from './channels/moving.ts';
import { pairingChannels } from './channels/pairing.ts';
import { peopleChannels } from './channels/people.ts';
import { policyChannels } from './channels/policy.ts';
import { portabilityChannels } from './channels/portability.ts';
import { practiceChannels } from './channels/practice.ts';
import { profileChannels } from './channels/profile.ts';
import { proofChannels } from './channels/proof.ts';
import { receiptsChannels } from './channels/receipts.ts';
import { recoveryChannels } from './channels/recovery.ts';
import { rightsChannels } from './channels/rights.ts';
import { searchChannels } from './channels/search.ts';
import type { ChannelContract } from './channels/shared.ts';
import { shellChannels } from './channels/shell.ts';
import { storageChannels } from './channels/storage.ts';
import { tellingChannels } from './channels/telling.ts';

export type { ChannelContract };

export const channels = {
  ...shellChannels,
  ...profileChannels,
  ...practiceChannels,
  ...pairingChannels,
  ...conversationsChannels,
  ...groupsChannels,
  ...messagesChannels,
  ...filesChannels,
  ...callsChannels,
  ...tellingChannels,
  ...historyChannels,
  ...searchChannels,
  ...lostChannels,
  ...peopleChannels,
  ...abuseChannels,
  ...ageChannels,
  ...contactChannels,
  ...deskChannels,
  ...lockChannels,
  ...recoveryChannels,
  ...backupChannels,
  ...deviceChannels,
  ...erasureChannels,
  ...linkingChannels,
  ...movingChannels,
  ...auditChannels,
  ...receiptsChannels,
  ...policyChannels,
  ...choicesChannels,
  ...portabilityChannels,
  ...rightsChannels,
  ...storageChannels,
  ...connectionChannels,
  ...proofChannels,
} as const satisfies Record<string, ChannelContract>;

export type ChannelName = keyof typeof channels;
export type ChannelRequest<Name extends ChannelName> = z.infer<(typeof channels)[Name]['request']>;
export type ChannelResponse<Name extends ChannelName> = z.infer<(typeof channels)[Name]['response']>;
export type EngineChannel = {
  [Name in ChannelName]: (typeof channels)[Name]['side'] extends 'engine' ? Name : never;
}[ChannelName];

/** What a call answers across the context bridge, which cannot carry errors with fields. */
export type BridgeResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: import('../errors/app-error.ts').ErrorReport };

/** `window.o7`: named methods by feature, made from the table above, and one subscription per event. */
type Feature<Name extends string> = Name extends `${infer First}.${string}` ? First : never;
export type BridgeCalls = NamedCalls & {
  readonly files: {
    /**
     * Takes in files that were dropped or pasted. Preload asks the system where they lie: the page can name a file only by
     * having been given it, and no path comes back.
     */
    readonly takeIn: (files: readonly File[]) => Promise<BridgeResult<TakenFiles>>;
  };
};

type NamedCalls = {
  readonly [F in Feature<ChannelName>]: {
    readonly [Name in ChannelName as Name extends `${F}.${infer Method}` ? Method : never]: (
      request: ChannelRequest<Name>,
    ) => Promise<BridgeResult<ChannelResponse<Name>>>;
  };
};
