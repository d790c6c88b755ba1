// What the fake bridge answers to each call, as the engine would.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { Protection } from '../../contract/bridge/protection.ts';
import type { ConversationView, InvitationView, Me } from '../../contract/bridge/views.ts';
import { parseInvitationCode } from '../../contract/domain/invitation-code.ts';
import { limits } from '../../contract/domain/limits.ts';
import { parseLabel, parseNickname, parsePracticeName } from '../../contract/domain/names.ts';
import { AppError, type ErrorReport, toAppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { createFakeCalls } from './fake-calls.ts';
import { createFakeChoices } from './fake-choices.ts';
import { createFakeContact } from './fake-contact.ts';
import { createFakeDevices } from './fake-devices.ts';
import { createFakeErasure } from './fake-erasure.ts';
import { createFakeFiles } from './fake-files.ts';
import { createFakeGroups } from './fake-groups.ts';
import { createFakeKinds, fakeQuote } from './fake-kinds.ts';
import { createFakePeople } from './fake-people.ts';
import { createFakePolicy } from './fake-policy.ts';
import { createFakePortability } from './fake-portability.ts';
import { createFakeProof } from './fake-proof.ts';
import { createFakeProtection, protect } from './fake-protection.ts';
import { createFakeReceipts } from './fake-receipts.ts';
import { createFakeRights } from './fake-rights.ts';
import {
  type FakeScene,
  fakeConversation,
  fakeId,
  fakeInvitation,
  fakeMessage,
  fakeOpen,
} from './fake-scene.ts';
import { createFakeStorage } from './fake-storage.ts';

type Handlers = {
  readonly [Name in ChannelName]: (
    request: ChannelRequest<Name>,
  ) => ChannelResponse<Name> | Promise<ChannelResponse<Name>>;
};

const waitingOrder = 2 ** 40;

/** Handlers over one scene. */
export function createFakeHandlers(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  let ids = 500;
  let refused: AppError | null = null;
  const newId = () => {
    ids += 1;
    return fakeId(ids);
  };
  const change = (id: string, part: Partial<ConversationView>): ConversationView => {
    const found = scene.conversations.find((one) => one.id === id);
    if (found === undefined) throw new AppError('conversation.unknown');
    const changed = { ...found, ...part };
    scene.conversations = scene.conversations.map((one) => (one.id === id ? changed : one));
    emit('conversations.changed', {});
    return changed;
  };
  const open = (me: Me, protection: Protection | undefined) => {
    scene.profile = fakeOpen(me, protect(scene, protection));
    scene.owner = me;
    scene.connection = { state: 'online', since: Date.now(), waiting: 0, error: null };
    emit('profile.changed', scene.profile);
    return scene.profile;
  };
  const checkJoining = (typed: ChannelRequest<'pairing.lookUp'>) => {
    if (refused !== null) throw refused;
    if (typed.ageBand === '13to17') throw new AppError('age.notYet');
    if (typed.ageBand === 'under13') {
      refused = new AppError('age.tooYoung');
      throw refused;
    }
    parseInvitationCode(typed.code);
    return parseNickname(typed.nickname);
  };

  return {
    ...createFakeProtection(scene, emit),
    ...createFakeKinds(scene, emit),
    ...createFakeProof(),
    ...createFakePeople(scene, change),
    ...createFakeDevices(emit),
    ...createFakeGroups(scene, change),
    ...createFakeFiles(scene, emit),
    ...createFakeReceipts(scene, emit),
    ...createFakeCalls(scene, emit),
    ...createFakeErasure(scene, emit),
    ...createFakePolicy(scene, emit),
    ...createFakePortability(scene, emit),
    ...createFakeRights(scene, emit),
    ...createFakeStorage(emit),
    ...createFakeChoices(scene, emit),
    ...createFakeContact(scene, emit),
    'app.info': () => ({ version: '0.1.0', platform: 'linux', electron: '45.4.1', testRuntime: false }),
    'window.print': () => ({}),
    'camera.begin': () => ({}),
    'camera.end': () => ({}),
    'appearance.get': () => scene.appearance,
    'appearance.set': (chosen) => {
      scene.appearance = chosen;
      emit('appearance.changed', chosen);
      return chosen;
    },
    'settings.get': () => scene.settings,
    'settings.set': (chosen) => {
      scene.settings = { ...chosen, available: scene.settings.available };
      return scene.settings;
    },
    'profile.status': () => scene.profile,
    'profile.retry': () => scene.profile,
    'profile.openPractice': ({ practiceName, nickname, protection }) =>
      open(
        {
          role: 'therapist',
          practiceName: parsePracticeName(practiceName),
          nickname: parseNickname(nickname),
        },
        protection,
      ),
    'profile.openSample': () => {
      if (scene.profile.state !== 'new') throw new AppError('profile.exists');
      const me: Me = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' };
      scene.profile = { ...fakeOpen(me), sampleNow: Date.UTC(2026, 5, 3, 8, 40) };
      emit('profile.changed', scene.profile);
      return scene.profile;
    },
    'profile.leaveSample': () => {
      if (scene.profile.state !== 'open' || scene.profile.sampleNow === undefined)
        throw new AppError('profile.missing');
      scene.profile = { state: 'new' };
      emit('profile.changed', scene.profile);
      return scene.profile;
    },
    'pairing.createInvitation': ({ label }) => {
      const made = fakeInvitation({ id: newId(), label: parseLabel(label), createdAt: Date.now() });
      scene.invitations = [made, ...scene.invitations];
      emit('invitations.changed', {});
      return made;
    },
    'pairing.createInvitations': ({ labels }) => {
      const invitations: InvitationView[] = [];
      const failed: { label: string; error: ErrorReport }[] = [];
      for (const label of labels) {
        try {
          invitations.push(
            fakeInvitation({
              id: newId(),
              label: parseLabel(label),
              createdAt: Date.now() + invitations.length,
            }),
          );
        } catch (thrown) {
          failed.push({ label, error: toAppError(thrown).toReport() });
        }
      }
      scene.invitations = [...invitations, ...scene.invitations];
      emit('invitations.changed', {});
      return { invitations, failed };
    },
    'pairing.renewInvitation': ({ id }) => {
      const old = scene.invitations.find((one) => one.id === id);
      if (old === undefined) throw new AppError('invitation.unknown');
      if (old.state === 'used') throw new AppError('invitation.used');
      const ended =
        old.state === 'open' ? { ...old, state: 'revoked' as const, code: null, link: null } : old;
      const made = fakeInvitation({ id: newId(), label: old.label, createdAt: Date.now() });
      scene.invitations = [
        made,
        ...scene.invitations.map((one) => (one.id === id ? { ...ended, replaced: true } : one)),
      ];
      emit('invitations.changed', {});
      return made;
    },
    'pairing.refreshInvitations': () => ({ invitations: scene.invitations }),
    'pairing.listInvitations': () => ({ invitations: scene.invitations }),
    'pairing.revokeInvitation': ({ id }) => {
      const found = scene.invitations.find((one) => one.id === id);
      if (found === undefined) throw new AppError('invitation.unknown');
      const ended = { ...found, state: 'revoked' as const, code: null, link: null };
      scene.invitations = scene.invitations.map((one) => (one.id === id ? ended : one));
      emit('invitations.changed', {});
      return ended;
    },
    'pairing.lookUp': (typed) => {
      checkJoining(typed);
      return scene.offer;
    },
    'pairing.join': (typed) => {
      const nickname = checkJoining(typed);
      const { therapist, practiceName } = scene.offer;
      const joined = { id: fakeId(1), state: 'awaiting', nickname: therapist, practiceName } as const;
      scene.conversations = [fakeConversation(joined)];
      return open({ role: 'client', nickname, practiceName }, typed.protection);
    },
    'pairing.confirm': ({ conversation }) => change(conversation, { state: 'opening' }),
    'pairing.decline': ({ conversation }) => {
      scene.conversations = scene.conversations.filter(({ id }) => id !== conversation);
      emit('conversations.changed', {});
      return {};
    },
    'conversations.list': () => ({ conversations: scene.conversations }),
    'conversations.setLabel': ({ conversation, label }) => change(conversation, { label: parseLabel(label) }),
    'conversations.markRead': ({ conversation }) =>
      change(conversation, { unread: 0, firstUnread: null, markedUnread: false }),
    'conversations.arrange': ({ conversation, replySettled, ...marks }) => {
      const given = Object.entries(marks).filter(([, mark]) => mark !== undefined);
      const settled = replySettled === true ? { waitingForReply: false } : {};
      return change(conversation, { ...Object.fromEntries(given), ...settled });
    },
    'history.ask': ({ conversation }) => change(conversation, { history: 'askedByMe' }),
    'history.answer': ({ conversation, send }) => change(conversation, { history: send ? 'going' : null }),
    'messages.send': ({ conversation, message, text, replyTo }) => {
      const known = scene.messages.find(({ id }) => id === message);
      if (known !== undefined) return known;
      const stored = fakeMessage({
        id: message,
        conversation,
        mine: true,
        text: text.trim(),
        at: Date.now(),
        number: null,
        order: waitingOrder + scene.messages.length,
        delivery: 'waiting',
        quote: fakeQuote(scene, replyTo),
      });
      scene.messages = [...scene.messages, stored];
      change(conversation, { lastMessage: stored, lastActivityAt: stored.at });
      return stored;
    },
    'messages.delete': ({ conversation, messages }) => {
      const gone = scene.messages.filter(({ id }) => messages.includes(id));
      scene.messages = scene.messages.filter(({ id }) => !messages.includes(id));
      scene.deleting = [...scene.deleting, ...gone];
      if (gone.length > 0) emit('messages.removed', { conversation, messages: gone.map(({ id }) => id) });
      return { until: Date.now() + limits.undoDeleteMs };
    },
    'messages.undoDelete': ({ conversation, messages }) => {
      const back = scene.deleting.filter(({ id }) => messages.includes(id));
      scene.deleting = scene.deleting.filter(({ id }) => !messages.includes(id));
      scene.messages = [...scene.messages, ...back];
      emit('messages.reordered', { conversation });
      return { restored: back.length };
    },
    'connection.status': () => scene.connection,
    'connection.retry': () => scene.connection,
    'transparency.lastMessage': () => scene.transparency,
    'privacy.whatWeHold': () => scene.holdings,
  };
}
