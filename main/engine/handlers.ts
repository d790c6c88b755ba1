/** The engine's side of every channel: which use case answers which call. */
import { parseLabel } from '../../contract/domain/names.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { abuseHandlers } from './abuse/handlers.ts';
import { ageHandlers } from './age/handlers.ts';
import { auditHandlers } from './audit/handlers.ts';
import { backupHandlers } from './backup/handlers.ts';
import { callsHandlers } from './calls/handlers.ts';
import { contactHandlers } from './contact/handlers.ts';
import { deviceHandlers } from './device/handlers.ts';
import { erasureHandlers } from './erasure/handlers.ts';
import { fileHandlers } from './files/handlers.ts';
import type { EngineHandlers, ShellHandlers } from './handler-types.ts';
import { historyHandlers } from './history/handlers.ts';
import { linkingHandlers } from './linking/handlers.ts';
import { lockHandlers } from './lock/handlers.ts';
import { confirmPerson, declinePerson } from './messaging/answering.ts';
import { arrangeConversation } from './messaging/arranging.ts';
import { tellAttention } from './messaging/attention.ts';
import { clearConversation, undoClear } from './messaging/clearing.ts';
import { groupHandlers } from './messaging/groups/handlers.ts';
import { messagesHandlers } from './messaging/handlers.ts';
import {
  createInvitation,
  createInvitations,
  refreshInvitations,
  renewInvitation,
  revokeInvitation,
  viewInvitations,
} from './messaging/inviting.ts';
import { toOfferView } from './messaging/joining.ts';
import { tellOwnDevices, tellRead } from './messaging/own-devices.ts';
import { queueRead } from './messaging/telling.ts';
import { getConversationView, listConversationViews } from './messaging/views.ts';
import { movingHandlers } from './moving/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { portabilityHandlers } from './portability/handlers.ts';
import { choicesHandlers } from './privacy/choices/handlers.ts';
import { readHoldings } from './privacy/holdings.ts';
import { policyHandlers, restWhileDeclined } from './privacy/policy/handlers.ts';
import { receiptsHandlers } from './privacy/receipts/handlers.ts';
import { rightsHandlers } from './privacy/rights/handlers.ts';
import { storageHandlers } from './privacy/storage/handlers.ts';
import { readTransparency } from './privacy/transparency.ts';
import { createFirstRun } from './profile/joining.ts';
import { lostHandlers } from './profile/lost-handlers.ts';
import type { Profile } from './profile/profile.ts';
import { proofHandlers } from './proof/handlers.ts';
import { recoveryHandlers } from './recovery/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { setLabel } from './store/repositories/contacts.ts';
import { getConversation, getPair, setReadUpTo } from './store/repositories/conversations.ts';
import { inTransaction } from './store/statement.ts';
import { upkeepHandlers } from './upkeep/handlers.ts';

/** What a connection looks like before there is anything to connect for. */
const idle = { state: 'idle', since: 0, waiting: 0, error: null } as const;

export function createHandlers(profile: Profile): EngineHandlers & ShellHandlers {
  const firstRun = createFirstRun(profile);
  const desk = () => profile.getOpen().desk;
  const authorised = () => profile.getOpen().connection.keeper.authorised;
  /** For what would only fail later, or seem to succeed, where there is no way to the service. */
  const needsService = () => {
    if (profile.getOpen().sampleNow !== null) throw new AppError('sample.notConnected');
  };
  const connection = () => (profile.status().state === 'open' ? profile.getOpen().connection : null);

  return restWhileDeclined(profile, {
    ...messagesHandlers(profile),
    ...groupHandlers(profile),
    ...searchHandlers(profile),
    ...upkeepHandlers(profile),
    ...recoveryHandlers(profile),
    ...backupHandlers(profile),
    ...auditHandlers(profile),
    ...historyHandlers(profile),
    ...lockHandlers(profile),
    ...deviceHandlers(profile),
    ...erasureHandlers(profile),
    ...linkingHandlers(profile),
    ...movingHandlers(profile),
    ...fileHandlers(profile),
    ...peopleHandlers(profile),
    ...lostHandlers(profile),
    ...storageHandlers(profile),
    ...abuseHandlers(profile),
    ...callsHandlers(profile),
    ...contactHandlers(profile),
    ...ageHandlers(profile),
    ...portabilityHandlers(profile),
    ...rightsHandlers(profile),
    ...proofHandlers(profile),
    ...receiptsHandlers(profile),
    ...policyHandlers(profile),
    ...choicesHandlers(profile),

    'profile.status': () => profile.status(),
    'profile.retry': () => profile.open(),
    'profile.openPractice': (typed) => firstRun.openPractice(typed),
    'profile.openSample': () => profile.openSample(),
    'profile.leaveSample': () => profile.leaveSample(),

    'pairing.createInvitation': ({ label }) => createInvitation(desk(), authorised(), label),
    'pairing.createInvitations': ({ labels }) => createInvitations(desk(), authorised(), labels),
    'pairing.renewInvitation': ({ id }) => renewInvitation(desk(), authorised(), id),
    'pairing.refreshInvitations': async () => ({
      invitations: [...(await refreshInvitations(desk(), authorised()))],
    }),
    'pairing.listInvitations': () => ({ invitations: [...viewInvitations(desk())] }),
    'pairing.revokeInvitation': ({ id }) => revokeInvitation(desk(), authorised(), id),
    'pairing.lookUp': async (joining) => toOfferView(await firstRun.lookUp(joining)),
    'pairing.join': (joining) => firstRun.join(joining),
    'pairing.confirm': ({ conversation }) => {
      needsService();
      return confirmPerson(desk(), conversation);
    },
    'pairing.decline': ({ conversation }) => {
      declinePerson(desk(), conversation);
      return {};
    },

    'conversations.list': () => ({ conversations: listConversationViews(desk()) }),
    'conversations.setLabel': ({ conversation, label }) => {
      const { store, emit } = desk();
      const parsed = parseLabel(label);
      inTransaction(store, () => {
        const { contact } = getPair(store, conversation);
        setLabel(store, contact, parsed);
        tellOwnDevices(desk(), { kind: 'label', account: contact, label: parsed });
      });
      emit('conversations.changed', {});
      desk().wake();
      return getConversationView(desk(), conversation);
    },
    'conversations.markRead': ({ conversation, upTo }) => {
      const { store, emit } = desk();
      inTransaction(store, () => {
        const { id, readUpTo } = getConversation(store, conversation);
        queueRead(desk(), id, { after: readUpTo, upTo });
        setReadUpTo(store, id, upTo);
        tellRead(desk(), id, { before: readUpTo, upTo });
      });
      emit('conversations.changed', {});
      tellAttention(desk());
      return getConversationView(desk(), conversation);
    },
    'conversations.clear': ({ conversation }) => clearConversation(desk(), conversation),
    'conversations.undoClear': (chosen) => undoClear(desk(), chosen),
    'conversations.arrange': (arrangement) => arrangeConversation(desk(), arrangement),

    'connection.status': () => connection()?.view() ?? idle,
    'connection.retry': () => {
      connection()?.retry();
      return connection()?.view() ?? idle;
    },

    'transparency.lastMessage': ({ conversation }) => {
      needsService();
      return readTransparency(desk(), authorised(), conversation);
    },
    'privacy.whatWeHold': () => readHoldings(desk(), authorised()),
  });
}
