/** Answers for verifying, blocking and muting. */
import type { HandlersOf } from '../handler-types.ts';
import { tellAttention } from '../messaging/attention.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { getConversationView } from '../messaging/views.ts';
import type { Profile } from '../profile/profile.ts';
import { getConversation, setMutedUntil } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import { acceptKey, block, clearVerified, markVerified, readSafetyNumber } from './deciding.ts';

export function peopleHandlers(profile: Profile): HandlersOf<'people'> {
  const desk = () => profile.getOpen().desk;
  return {
    'people.safetyNumber': ({ account }) => readSafetyNumber(desk(), account),
    'people.verify': ({ account, digits }) => {
      markVerified(desk(), account, digits);
      return {};
    },
    'people.unverify': ({ account }) => {
      clearVerified(desk(), account);
      return {};
    },
    'people.acceptKey': ({ account }) => {
      acceptKey(desk(), account);
      return {};
    },
    'people.block': ({ account, blocked }) => {
      block(desk(), account, blocked);
      return {};
    },
    'people.mute': ({ conversation, until }) => {
      const { store, emit } = desk();
      inTransaction(store, () => {
        setMutedUntil(store, getConversation(store, conversation).id, until);
        tellOwnDevices(desk(), { kind: 'muted', conversation, until });
      });
      emit('conversations.changed', {});
      tellAttention(desk());
      return getConversationView(desk(), conversation);
    },
  };
}
