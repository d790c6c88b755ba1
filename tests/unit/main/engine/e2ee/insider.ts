// A member who goes around our wrapper: makes with the bare library what the wrapper would never send.

import {
  type Capabilities,
  createCommit,
  encodeMlsMessage,
  type GroupContext,
  type GroupInfo,
  type KeyPackage,
  type LeafNodeData,
  type Lifetime,
  type MLSMessage,
  type Proposal,
  type PskIndex,
} from 'ts-mls';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import { createContentCommitSignature } from 'ts-mls/framedContent.js';
import { extractWelcomeSecret, signGroupInfo } from 'ts-mls/groupInfo.js';
import { makeKeyPackageRef, signKeyPackage } from 'ts-mls/keyPackage.js';
import { deriveKeySchedule } from 'ts-mls/keySchedule.js';
import { signLeafNodeKeyPackage } from 'ts-mls/leafNode.js';
import { protect } from 'ts-mls/messageProtection.js';
import { ratchetTreeEncoder } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { encryptGroupInfo, encryptGroupSecrets } from 'ts-mls/welcome.js';
import { randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { type EnvelopeKind, envelopeKinds } from '../../../../../main/engine/e2ee/envelope.ts';
import { type GroupState, updateKeys } from '../../../../../main/engine/e2ee/index.ts';
import { createCapabilities } from '../../../../../main/engine/e2ee/leaf-profile.ts';
import { getSuite } from '../../../../../main/engine/e2ee/suites.ts';
import { type Device, now, suiteUnderTest } from './kit.ts';

export const suite = getSuite(suiteUnderTest);

/** Any MLS message in our frame, without the checks of our own encoder. */
export function frame(kind: EnvelopeKind, message: MLSMessage): Uint8Array {
  return Uint8Array.of(1, envelopeKinds[kind], ...encodeMlsMessage(message));
}

interface Options {
  readonly isPublic?: boolean;
  readonly psks?: PskIndex;
  readonly groupInfoExtensions?: { extensionType: number | 'external_pub'; extensionData: Uint8Array }[];
}

/** A commit with any proposals; the library's checks only. */
export async function commitAnything(state: GroupState, proposals: Proposal[], options: Options = {}) {
  const made = await createCommit(
    {
      state: state.mls,
      cipherSuite: suite,
      ...(options.psks === undefined ? {} : { pskIndex: options.psks }),
    },
    {
      extraProposals: proposals,
      ratchetTreeExtension: true,
      wireAsPublicMessage: options.isPublic === true,
      groupInfoExtensions: options.groupInfoExtensions ?? [],
    },
  );
  return {
    made,
    commit: frame('commit', made.commit),
    welcome:
      made.welcome === undefined
        ? null
        : frame('welcome', { version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome }),
  };
}

/** A commit with the state's own leaf changed as if it always had been so. */
export async function commitWithLeaf(state: GroupState, change: Partial<LeafNodeData>): Promise<Uint8Array> {
  const at = state.mls.privatePath.leafIndex * 2;
  const tree = changeLeaf(state.mls.ratchetTree, at / 2, change);
  return (await commitAnything({ ...state, mls: { ...state.mls, ratchetTree: tree } }, [])).commit;
}

/** A tree with one leaf's content changed and everything else, its signature above all, as it was. */
export function changeLeaf(
  tree: GroupState['mls']['ratchetTree'],
  leaf: number,
  change: Partial<LeafNodeData> & { readonly signature?: Uint8Array },
): GroupState['mls']['ratchetTree'] {
  const node = tree[leaf * 2];
  if (node?.nodeType !== 'leaf') throw new Error('no leaf');
  return tree.with(leaf * 2, { nodeType: 'leaf', leaf: { ...node.leaf, ...change } });
}

/** A credential with these bytes. */
export const credentialOf = (identity: Uint8Array) =>
  ({ credential: { credentialType: 'basic', identity } }) as const;

export const goodLifetime: Lifetime = {
  notBefore: BigInt(Math.floor(now / 1000) - 86_400),
  notAfter: BigInt(Math.floor(now / 1000) + 89 * 86_400),
};

/** A properly signed key package with anything in it. */
export async function forgeKeyPackage(
  device: Device,
  parts: {
    readonly hpkePublicKey?: Uint8Array;
    readonly initKey?: Uint8Array;
    readonly lifetime?: Lifetime;
    readonly identity?: Uint8Array;
    readonly capabilities?: Partial<Capabilities>;
    readonly extensions?: KeyPackage['extensions'];
  } = {},
): Promise<KeyPackage> {
  const fresh = async (): Promise<Uint8Array> =>
    suite.hpke.exportPublicKey((await suite.hpke.generateKeyPair()).publicKey);
  const leafNode = await signLeafNodeKeyPackage(
    {
      leafNodeSource: 'key_package',
      hpkePublicKey: parts.hpkePublicKey ?? (await fresh()),
      signaturePublicKey: device.keys.publicKey,
      credential: { credentialType: 'basic', identity: parts.identity ?? device.identity },
      capabilities: { ...createCapabilities(suite.name), ...parts.capabilities },
      lifetime: parts.lifetime ?? goodLifetime,
      extensions: [],
    },
    device.keys.privateKey,
    suite.signature,
  );
  const tbs = {
    version: 'mls10',
    cipherSuite: suite.name,
    initKey: parts.initKey ?? (await fresh()),
    leafNode,
    extensions: parts.extensions ?? [],
  } as const;
  return signKeyPackage({ ...tbs, extensions: [...tbs.extensions] }, device.keys.privateKey, suite.signature);
}

export const frameKeyPackage = (keyPackage: KeyPackage): Uint8Array =>
  frame('keyPackage', { version: 'mls10', wireformat: 'mls_key_package', keyPackage });

export const addOf = (keyPackage: KeyPackage): Proposal => ({ proposalType: 'add', add: { keyPackage } });

/** Proof that a refusal left the state alone: it still makes a commit. */
export const stillWorks = async (state: GroupState): Promise<boolean> =>
  (await updateKeys(state)).commit.length > 0;

/** A commit that the library itself would refuse to make: signed and encrypted by hand by the founder. */
export async function commitByHand(a: GroupState, proposal: Proposal): Promise<Uint8Array> {
  const { groupContext, keySchedule, secretTree } = a.mls;
  const { signature, framedContent } = await createContentCommitSignature(
    groupContext,
    'mls_private_message',
    { proposals: [{ proposalOrRefType: 'proposal', proposal }], path: undefined },
    { senderType: 'member', leafIndex: 0 },
    new Uint8Array(0),
    a.self.signaturePrivateKey,
    suite.signature,
  );
  const auth = { contentType: 'commit', signature, confirmationTag: new Uint8Array(32) } as const;
  const { privateMessage } = await protect(
    keySchedule.senderDataSecret,
    new Uint8Array(0),
    groupContext,
    secretTree,
    { ...framedContent, auth },
    0,
    a.mls.clientConfig.paddingConfig,
    suite,
  );
  return frame('commit', { version: 'mls10', wireformat: 'mls_private_message', privateMessage });
}

/** What a forged Welcome claims; the tree is put into it as its only extension unless others are given. */
export interface Claims {
  readonly tree?: GroupState['mls']['ratchetTree'];
  readonly context?: Partial<GroupContext>;
  readonly confirmationTag?: Uint8Array;
  readonly pathSecret?: Uint8Array;
  readonly extensions?: GroupInfo['extensions'];
}

/**
 * A Welcome made by hand by the founder: an insider may choose every secret and sign any description of the group.
 * Without claims it is a good one, for a group at the state's next epoch.
 */
export async function forgeWelcome(
  state: GroupState,
  keyPackage: KeyPackage,
  claims: Claims = {},
): Promise<Uint8Array> {
  const { made } = await commitAnything(state, [addOf(keyPackage)]);
  const tree = claims.tree ?? made.newState.ratchetTree;
  const groupContext: GroupContext = {
    ...made.newState.groupContext,
    treeHash: await treeHashRoot(tree, suite.hash),
    ...claims.context,
  };
  const joinerSecret = randomBytes(32);
  const noPsk = new Uint8Array(32);
  const [keySchedule] = await deriveKeySchedule(joinerSecret, noPsk, groupContext, suite.kdf);
  const tag = await suite.hash.mac(keySchedule.confirmationKey, groupContext.confirmedTranscriptHash);
  const treeExtension = {
    extensionType: 'ratchet_tree',
    extensionData: encode(ratchetTreeEncoder)(tree),
  } as const;
  const info = await signGroupInfo(
    {
      groupContext,
      extensions: claims.extensions ?? [treeExtension],
      confirmationTag: claims.confirmationTag ?? tag,
      signer: 0,
    },
    state.self.signaturePrivateKey,
    suite.signature,
  );
  const welcomeSecret = await extractWelcomeSecret(joinerSecret, noPsk, suite.kdf);
  const encryptedGroupInfo = await encryptGroupInfo(info, welcomeSecret, suite);
  const { enc, ct } = await encryptGroupSecrets(
    await suite.hpke.importPublicKey(keyPackage.initKey),
    encryptedGroupInfo,
    { joinerSecret, pathSecret: claims.pathSecret, psks: [] },
    suite.hpke,
  );
  const secret = {
    newMember: await makeKeyPackageRef(keyPackage, suite.hash),
    encryptedGroupSecrets: { kemOutput: enc, ciphertext: ct },
  };
  const welcome = { cipherSuite: suite.name, secrets: [secret], encryptedGroupInfo };
  return frame('welcome', { version: 'mls10', wireformat: 'mls_welcome', welcome });
}
