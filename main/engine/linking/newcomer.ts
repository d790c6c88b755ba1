/** The new computer's side of linking: answers a code, shows the symbols, and takes over who the person is. */
import type { LinkingView } from '../../../contract/bridge/linking-view.ts';
import type { Protection } from '../../../contract/bridge/protection.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { linkOfferSchema, linkRevealSchema } from '../../../contract/domain/linking.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { newId } from '../crypto/ids.ts';
import { generateSignatureKeyPair, wipe } from '../crypto/primitives.ts';
import type { Profile } from '../profile/profile.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient, type ServiceClient } from '../sync/service-client.ts';
import { handoverSchema } from './handing-over.ts';
import {
  deriveLink,
  handoverKey,
  type LinkSecrets,
  makeShare,
  openHandover,
  openPart,
  requireCommitted,
  type Share,
  sealPart,
  symbolsOf,
  transcriptOf,
} from './secrets.ts';
import { type NewKeys, takeOver } from './taking-over.ts';
import { Attempt } from './waiting.ts';

interface Met {
  readonly transcript: Uint8Array;
  readonly existing: Uint8Array;
}

/** One answer to a code. */
export class Newcomer {
  readonly #profile: Profile;
  readonly #show: (view: LinkingView) => void;
  readonly #name: string;
  readonly #attempt = new Attempt();
  readonly #network: Network;
  readonly #service: ServiceClient;
  readonly #secrets: LinkSecrets;
  readonly #share: Share = makeShare();
  readonly #keys: NewKeys = {
    device: newId(),
    mls: generateSignatureKeyPair(),
    login: generateSignatureKeyPair(),
  };
  #said: boolean | null = null;
  #answer = '';
  #commitment: Uint8Array = new Uint8Array(0);
  readonly #until: number;

  constructor(profile: Profile, code: string, name: string, show: (view: LinkingView) => void) {
    this.#profile = profile;
    this.#show = show;
    this.#name = name;
    this.#network = profile.makeNetwork();
    this.#service = createServiceClient(this.#network);
    this.#secrets = deriveLink(code);
    this.#until = profile.clock.now() + 2 * limits.linkLifetimeMs;
  }

  get #lookupId(): string {
    return toBase64Url(this.#secrets.lookupId);
  }

  #isOver = (): boolean => this.#profile.clock.now() > this.#until;

  /** From here on the code is used. Throws `link.unknown`, `link.tampered`, `network.*`. */
  async begin(): Promise<LinkingView> {
    const { offer } = await this.#service.ask('links.fetch', { lookupId: this.#lookupId });
    const { commitment } = openPart(this.#secrets, 'offer', offer, linkOfferSchema);
    this.#commitment = fromBase64Url(commitment);
    this.#answer = sealPart(this.#secrets, 'answer', {
      v: 1,
      device: this.#keys.device,
      mlsKey: toBase64Url(this.#keys.mls.publicKey),
      loginKey: toBase64Url(this.#keys.login.publicKey),
      ephemeral: toBase64Url(this.#share.ephemeral),
      nonce: toBase64Url(this.#share.nonce),
      name: this.#name,
    });
    await this.#service.ask('links.answer', { lookupId: this.#lookupId, answer: this.#answer });
    return { state: 'meeting' };
  }

  /** Goes on to an open profile. Throws `link.*`, `network.*`, `keychain.*`, `passcode.*`; resolves early when it is stopped. */
  async run(protection: Protection): Promise<void> {
    try {
      const met = await this.#meet();
      if (met === null) return;
      const common = { side: 'new', symbols: symbolsOf(met.transcript), name: this.#name } as const;
      this.#show({ state: 'compare', ...common });
      if ((await this.#compared()) !== true) return;
      this.#show({ state: 'waiting', ...common });
      const sealed = await this.#part('handover');
      if (sealed === null) return;
      const key = handoverKey(this.#secrets, this.#share, met.existing, met.transcript);
      const handover = openHandover(key, this.#secrets, met.transcript, sealed, handoverSchema);
      wipe(key);
      await takeOver(this.#profile, protection, this.#keys, handover);
      this.#show({ state: 'done', name: this.#name });
    } finally {
      this.#network.close();
      for (const secret of [this.#secrets.key, this.#share.privateKey]) wipe(secret);
    }
  }

  #part(name: 'reveal' | 'handover'): Promise<string | null> {
    return this.#attempt.until(
      async () => (await this.#service.ask('links.read', { lookupId: this.#lookupId }))[name],
      this.#isOver,
    );
  }

  /** What the person says; meanwhile the other computer may have ended it. */
  #compared(): Promise<boolean | null> {
    return this.#attempt.until(async () => {
      if (this.#said === null) await this.#service.ask('links.read', { lookupId: this.#lookupId });
      return this.#said;
    }, this.#isOver);
  }

  async #meet(): Promise<Met | null> {
    const sealed = await this.#part('reveal');
    if (sealed === null) return null;
    const { ephemeral, nonce } = openPart(this.#secrets, 'reveal', sealed, linkRevealSchema);
    const existing = { ephemeral: fromBase64Url(ephemeral), nonce: fromBase64Url(nonce) };
    requireCommitted(this.#secrets, existing, this.#commitment);
    return {
      transcript: transcriptOf(this.#secrets, this.#answer, existing),
      existing: existing.ephemeral,
    };
  }

  say(isSame: boolean): void {
    this.#said = isSame;
    if (isSame) this.#attempt.nudge();
    else this.stop();
  }

  stop(): void {
    this.#attempt.stop();
  }
}
