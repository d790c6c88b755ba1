// Joins a group from a Welcome (RFC 9420, section 12.4.3.1), step by step over the library's parts.

import type { ClientState, GroupInfo, KeyPackage, PrivateKeyPackage, RatchetTree } from 'ts-mls';
import {
  ratchetTreeFromExtension,
  verifyGroupInfoConfirmationTag,
  verifyGroupInfoSignature,
} from 'ts-mls/groupInfo.js';
import { makeKeyPackageRef } from 'ts-mls/keyPackage.js';
import { deriveKeySchedule } from 'ts-mls/keySchedule.js';
import { pathToRoot } from 'ts-mls/pathSecrets.js';
import { mergePrivateKeyPaths, type PrivateKeyPath, toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { findLeafIndex } from 'ts-mls/ratchetTree.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { leafToNodeIndex, leafWidth, toLeafIndex } from 'ts-mls/treemath.js';
import { firstCommonAncestor } from 'ts-mls/updatePath.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { AppError } from '../../../contract/errors/app-error.ts';
import { wipe } from '../crypto/bytes.ts';
import { listLeaves } from './credential.ts';
import { decodeKeyPackageEnvelope, decodeWelcomeEnvelope } from './envelope.ts';
import { coded, demand } from './errors.ts';
import { membersOf } from './group.ts';
import { decodePrivateKeyPackage, type OwnKeyPackage } from './key-package.ts';
import { findBinding, fitsProfile } from './leaf-profile.ts';
import { equalBytes, toClientConfig, trimNewEpoch } from './state.ts';
import { findSuiteName, getSuite, type SuiteName } from './suites.ts';
import { demandOneLeafPerDevice } from './tree-changes.ts';
import { isValidTree } from './tree-check.ts';
import type { Consumed, GroupState, Member, Self } from './types.ts';

/** A group as the joiner finds it, before deciding to accept it. */
export interface Invitation {
  readonly members: readonly Member[];
  /** The member who made the Welcome and signed the group's description. */
  readonly inviter: Member;
  readonly binding: Uint8Array;
  readonly epoch: number;
}

/** A joined group. Store `state` and delete the key package (unless last-resort), then wipe `consumed`. */
export interface Joined extends Invitation {
  readonly state: GroupState;
  readonly consumed: Consumed;
}

/** What the joiner knows beforehand. */
export interface JoinContext {
  readonly suite: SuiteName;
  /** The id the conversation says this group has. */
  readonly expectedGroupId: Uint8Array;
  readonly ownKeyPackage: Pick<OwnKeyPackage, 'publicBytes' | 'privateBytes'>;
  readonly self: Self;
  /** Whether to accept this company, e.g. `hasExactlyAccounts`; false refuses with `e2ee.wrongMembers`. */
  readonly accept: (invitation: Invitation) => boolean;
}

/** The hashes of the key packages a Welcome is for: to find the private keys that open it. */
export function listWelcomeRefs(envelope: Uint8Array): Uint8Array[] {
  return decodeWelcomeEnvelope(envelope).secrets.map(({ newMember }) => newMember.slice());
}

/**
 * Joins. Throws `e2ee.welcomeNotForUs`, `wrongSuite`, `pskProposal`, `undecryptable`, `wrongGroup`, `wrongBinding`,
 * `badTree`, `credentialRefused`, `alreadyMember`, `badWelcome`, `wrongMembers` and the envelope's codes.
 */
export async function joinGroup(envelope: Uint8Array, context: JoinContext): Promise<Joined> {
  const { suite: suiteName, self } = context;
  const suite = getSuite(suiteName);
  const welcome = decodeWelcomeEnvelope(envelope);
  demand(findSuiteName(welcome.cipherSuite) === suiteName, 'e2ee.wrongSuite');
  const keyPackage = decodeKeyPackageEnvelope(context.ownKeyPackage.publicBytes);
  const keys = decodePrivateKeyPackage(context.ownKeyPackage.privateBytes, self.signaturePrivateKey);

  const ref = await makeKeyPackageRef(keyPackage, suite.hash);
  demand(
    welcome.secrets.some(({ newMember }) => equalBytes(newMember, ref)),
    'e2ee.welcomeNotForUs',
  );
  const secrets = await coded('e2ee.undecryptable', async () =>
    decryptGroupSecrets(await suite.hpke.importPrivateKey(keys.initPrivateKey), ref, welcome, suite.hpke),
  );
  if (secrets === undefined) throw new AppError('e2ee.undecryptable');
  demand(secrets.psks.length === 0, 'e2ee.pskProposal');
  const noPsk = new Uint8Array(suite.kdf.size);
  const info = await coded('e2ee.undecryptable', () =>
    decryptGroupInfo(welcome, secrets.joinerSecret, noPsk, suite),
  );
  if (info === undefined) throw new AppError('e2ee.undecryptable');

  const tree = await checkGroupInfo(info, context);
  const invitation = describe(info, tree, self);
  demand(
    await verifyGroupInfoSignature(info, invitation.inviter.signatureKey, suite.signature),
    'e2ee.badWelcome',
  );
  demand(
    await coded('e2ee.badWelcome', () =>
      verifyGroupInfoConfirmationTag(info, secrets.joinerSecret, noPsk, suite),
    ),
    'e2ee.badWelcome',
  );
  demand(context.accept(invitation), 'e2ee.wrongMembers');

  const privatePath = await coded('e2ee.badWelcome', () =>
    toPrivatePath({ tree, info, keyPackage, keys, pathSecret: secrets.pathSecret, suiteName }),
  );
  const [keySchedule, encryptionSecret] = await deriveKeySchedule(
    secrets.joinerSecret,
    noPsk,
    info.groupContext,
    suite.kdf,
  );
  const mls: ClientState = {
    groupContext: info.groupContext,
    ratchetTree: tree,
    privatePath,
    signaturePrivateKey: self.signaturePrivateKey,
    confirmationTag: info.confirmationTag,
    unappliedProposals: {},
    keySchedule,
    secretTree: await createSecretTree(leafWidth(tree.length), encryptionSecret, suite.kdf),
    historicalReceiverData: new Map(),
    groupActiveState: { kind: 'active' },
    clientConfig: toClientConfig(self),
  };
  wipe(encryptionSecret);
  wipe(secrets.joinerSecret);
  return {
    ...invitation,
    state: { suite: suiteName, self, mls: trimNewEpoch(mls), endedAt: new Map() },
    consumed: [keys.initPrivateKey],
  };
}

async function checkGroupInfo(info: GroupInfo, context: JoinContext): Promise<RatchetTree> {
  const { groupContext } = info;
  const suite = getSuite(context.suite);
  demand(equalBytes(groupContext.groupId, context.expectedGroupId), 'e2ee.wrongGroup');
  demand(groupContext.cipherSuite === suite.name, 'e2ee.wrongSuite');
  // Only the tree may come along: anything else (an external key above all) would open another door to the group.
  const [extension, ...others] = info.extensions;
  demand(extension?.extensionType === 'ratchet_tree' && others.length === 0, 'e2ee.badWelcome');
  const tree = await coded('e2ee.badTree', () => ratchetTreeFromExtension(info));
  if (tree === undefined) throw new AppError('e2ee.badTree');
  demand(
    listLeaves(tree).every(({ node }) => fitsProfile(node, suite.name)),
    'e2ee.badTree',
  );
  demand(await coded('e2ee.badTree', () => isValidTree(tree, groupContext, suite)), 'e2ee.badTree');
  return tree;
}

function describe(info: GroupInfo, tree: RatchetTree, self: Self): Invitation {
  const members = membersOf(tree, self.verifyCredential);
  demandOneLeafPerDevice(members);
  const inviter = members.find(({ leaf }) => leaf === info.signer);
  if (inviter === undefined) throw new AppError('e2ee.unknownMember');
  const binding = findBinding(info.groupContext.extensions);
  if (binding === null) throw new AppError('e2ee.wrongBinding');
  return { members, inviter, binding: binding.slice(), epoch: Number(info.groupContext.epoch) };
}

async function toPrivatePath(found: {
  readonly tree: RatchetTree;
  readonly info: GroupInfo;
  readonly keyPackage: KeyPackage;
  readonly keys: PrivateKeyPackage;
  readonly pathSecret: Uint8Array | undefined;
  readonly suiteName: SuiteName;
}): Promise<PrivateKeyPath> {
  const { tree, keys, pathSecret } = found;
  const suite = getSuite(found.suiteName);
  const ownLeaf = findLeafIndex(tree, found.keyPackage.leafNode);
  if (ownLeaf === undefined) throw new RangeError('own leaf is not in the tree');
  const own = { leafIndex: ownLeaf, privateKeys: { [leafToNodeIndex(ownLeaf)]: keys.hpkePrivateKey } };
  if (pathSecret === undefined) return own;
  const ancestor = firstCommonAncestor(tree, ownLeaf, toLeafIndex(found.info.signer));
  const path = await toPrivateKeyPath(
    await pathToRoot(tree, ancestor, pathSecret, suite.kdf),
    ownLeaf,
    suite,
  );
  for (const [node, privateKey] of Object.entries(path.privateKeys)) {
    await demandMatchingKey(tree[Number(node)], privateKey, found.suiteName);
  }
  return mergePrivateKeyPaths(path, own);
}

// RFC 9420 12.4.3.1: each key derived from the path secret must fit the public key in the tree.
async function demandMatchingKey(
  node: RatchetTree[number],
  privateKey: Uint8Array,
  suiteName: SuiteName,
): Promise<void> {
  if (node?.nodeType !== 'parent') return;
  const { hpke } = getSuite(suiteName);
  const probe = new Uint8Array(16);
  const info = new Uint8Array(0);
  const { enc, ct } = await hpke.seal(await hpke.importPublicKey(node.parent.hpkePublicKey), probe, info);
  await hpke.open(await hpke.importPrivateKey(privateKey), enc, ct, info);
}
