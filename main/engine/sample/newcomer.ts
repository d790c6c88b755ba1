/** Puts a client and the conversation with them into the sample's store. */
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import type { NewProfile } from '../profile/sign-up.ts';
import type { Store } from '../store/database.ts';
import { addContact } from '../store/repositories/contacts.ts';
import { addConversation, type ConversationState } from '../store/repositories/conversations.ts';
import { practice } from './people/index.ts';
import { sampleId } from './sample-id.ts';

/** Somebody who joins the practice. */
export interface Newcomer {
  /** Names the person in ids. */
  readonly key: string;
  readonly nickname: string;
  readonly label: string;
  readonly joinedAt: number;
  /** Time of the newest line. */
  readonly activeAt: number;
  readonly state: ConversationState;
  readonly keys: NewProfile;
}

/** Where their lines belong. */
export interface Place {
  readonly conversation: string;
  readonly account: string;
  readonly device: string;
}

/** The id of the conversation with a person. */
export const conversationOf = (key: string): string => sampleId(`conversation/${key}`);

/** Call inside a transaction. */
export function addNewcomer(store: Store, newcomer: Newcomer): Place {
  const { key, nickname, label, joinedAt, activeAt, state, keys } = newcomer;
  const place = {
    conversation: conversationOf(key),
    account: sampleId(`account/${key}`),
    device: keys.device.id,
  };
  addContact(store, {
    account: place.account,
    accountKey: fromBase64Url(keys.account.deviceList.accountKey),
    nickname,
    label,
    practiceName: practice.name,
    deviceList: keys.account.deviceList,
    createdAt: joinedAt,
  });
  addConversation(store, {
    id: place.conversation,
    contact: place.account,
    generation: 1,
    state,
    readUpTo: 0,
    createdAt: joinedAt,
    activityAt: activeAt,
  });
  return place;
}
