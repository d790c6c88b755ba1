/** Joins a conversation from a Welcome. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { hasExactlyAccounts, type Invitation, joinGroup, listWelcomeRefs } from '../e2ee/index.ts';
import {
  type Conversation,
  findConversation,
  setConversationState,
} from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import {
  findKeyPackage,
  removeKeyPackage,
  replaceLastResort,
  type StoredKeyPackage,
} from '../store/repositories/key-packages.ts';
import type { Desk } from './desk.ts';
import { bindingFor, groupIdFor } from './group-rules.ts';
import { founderOf, listOthers } from './people.ts';
import { defaultSuite } from './suite.ts';

type WelcomeItem = Extract<MailboxItem, { kind: 'welcome' }>;

function findOwnKeyPackage(desk: Desk, envelope: Uint8Array): StoredKeyPackage {
  for (const ref of listWelcomeRefs(envelope)) {
    const found = findKeyPackage(desk.store, ref);
    if (found !== undefined) return found;
  }
  throw new AppError('e2ee.welcomeNotForUs');
}

function isExpected(
  desk: Desk,
  conversation: Conversation,
  generation: number,
  invitation: Invitation,
): boolean {
  const { account, store } = desk;
  const founder = founderOf(account, conversation);
  const binding = bindingFor(conversation, generation, founder);
  return (
    hasExactlyAccounts(invitation.members, [account.id, ...listOthers(store, account, conversation)]) &&
    toBase64Url(invitation.binding) === toBase64Url(binding)
  );
}

/**
 * Joins the group of a conversation this profile agreed to; any other Welcome is refused. The used key package is
 * deleted in the same transaction (a last-resort one stays until it is replaced).
 */
export async function takeWelcome(desk: Desk, item: WelcomeItem): Promise<void> {
  const conversation = findConversation(desk.store, item.conversation);
  if (conversation === undefined) throw new AppError('conversation.unknown');
  if (conversation.state === 'toConfirm') throw new AppError('conversation.notOpen');
  if (desk.groups.exists(item.conversation, item.generation)) throw new AppError('conversation.exists');
  const envelope = fromBase64Url(item.bytes);
  const own = findOwnKeyPackage(desk, envelope);
  const joined = await joinGroup(envelope, {
    suite: defaultSuite,
    expectedGroupId: groupIdFor(item.conversation, item.generation),
    ownKeyPackage: own,
    self: desk.groups.self,
    accept: (invitation) => isExpected(desk, conversation, item.generation, invitation),
  });
  desk.groups.create(conversation.id, item.generation, joined, () => {
    if (own.lastResort) replaceLastResort(desk.store);
    else removeKeyPackage(desk.store, own.ref);
    setConversationState(desk.store, conversation.id, 'open');
    markDone(desk.store, item.seq);
  });
}
