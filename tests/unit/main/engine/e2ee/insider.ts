// A member who goes around our wrapper: makes with the bare library what the wrapper would never send.

import {
  type Capabilities,
  createCommit,
  encodeMlsMessage,
  type KeyPackage,
  type Lifetime,
  type MLSMessage,
  type Proposal,
  type PskIndex,
} from 'ts-mls';
import { createContentCommitSignature } from 'ts-mls/framedContent.js';
import { signKeyPackage } from 'ts-mls/keyPackage.js';
import { signLeafNodeKeyPackage } from 'ts-mls/leafNode.js';
import { protect } from 'ts-mls/messageProtection.js';
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
export async function commitWithLeaf(state: GroupState, identity: Uint8Array): Promise<Uint8Array> {
  const at = state.mls.privatePath.leafIndex * 2;
  const tree = state.mls.ratchetTree.slice();
  const node = tree[at];
  if (node?.nodeType !== 'leaf') throw new Error('no leaf');
  tree[at] = { nodeType: 'leaf', leaf: { ...node.leaf, credential: { credentialType: 'basic', identity } } };
  const changed = { ...state, mls: { ...state.mls, ratchetTree: tree } };
  return (await commitAnything(changed, [])).commit;
}

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
