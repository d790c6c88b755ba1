/** The existing computer's side of linking: a code, the comparison, and only then a signature. */
import type { LinkingView } from '../../../contract/bridge/linking-view.ts';
import { encodeInvitationCode, formatInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { linkOfCode } from '../../../contract/domain/link-code.ts';
import { type LinkAnswer, linkAnswerSchema } from '../../../contract/domain/linking.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { randomBytes, wipe } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import type { Authorised } from '../sync/authorised.ts';
import { makeHandover } from './handing-over.ts';
import {
  commitmentOf,
  deriveLink,
  handoverKey,
  type LinkSecrets,
  makeShare,
  openPart,
  type Share,
  sealHandover,
  sealPart,
  symbolsOf,
  transcriptOf,
} from './secrets.ts';
import { Attempt } from './waiting.ts';

/** What offering works with; the desk is asked for each time, for it may be another after a while. */
export interface OfferingDeps {
  readonly desk: () => Desk;
  readonly authorised: () => Authorised;
  readonly show: (view: LinkingView) => void;
}

interface Met {
  readonly answer: LinkAnswer;
  readonly transcript: Uint8Array;
}

/** One offer, from its code to the new computer on the list. */
export class Offer {
  readonly #deps: OfferingDeps;
  readonly #attempt = new Attempt();
  readonly #secrets: LinkSecrets;
  readonly #share: Share = makeShare();
  readonly #code = encodeInvitationCode(randomBytes(10));
  readonly #said = Promise.withResolvers<boolean>();
  #until = 0;

  constructor(deps: OfferingDeps) {
    this.#deps = deps;
    this.#secrets = deriveLink(this.#code);
  }

  /** The service waits from here on. Throws `link.full`, `network.*`. */
  async begin(): Promise<LinkingView> {
    const { desk, authorised } = this.#deps;
    if (desk().account.deviceList.devices.length >= limits.devicesPerAccount) throw new AppError('link.full');
    const offer = { v: 1, commitment: toBase64Url(commitmentOf(this.#secrets, this.#share)) };
    const { expiresAt, time } = await authorised()('links.create', {
      lookupId: this.#lookupId,
      offer: sealPart(this.#secrets, 'offer', offer),
    });
    this.#until = desk().clock.now() + (expiresAt - time);
    return {
      state: 'code',
      code: formatInvitationCode(this.#code),
      link: linkOfCode(this.#code),
      expiresAt: this.#until,
    };
  }

  get #lookupId(): string {
    return toBase64Url(this.#secrets.lookupId);
  }

  #isOver = (): boolean => this.#deps.desk().clock.now() > this.#until;

  /** Goes on from the code to the end. Throws `link.*`, and what the service refuses; resolves early when it is stopped. */
  async run(): Promise<void> {
    try {
      const met = await this.#meet();
      if (met === null) return;
      const symbols = symbolsOf(met.transcript);
      const common = { side: 'existing', symbols, name: met.answer.name } as const;
      this.#deps.show({ state: 'compare', ...common });
      if (!(await this.#said.promise)) return;
      this.#deps.show({ state: 'waiting', ...common });
      await this.#handOver(met);
      if (await this.#joined(met.answer.device)) this.#deps.show({ state: 'done', name: met.answer.name });
    } finally {
      for (const secret of [this.#secrets.key, this.#share.privateKey]) wipe(secret);
    }
  }

  async #meet(): Promise<Met | null> {
    const sealed = await this.#attempt.until(async () => {
      const { answer } = await this.#deps.desk().service.ask('links.read', { lookupId: this.#lookupId });
      return answer;
    }, this.#isOver);
    if (sealed === null) return null;
    const answer = openPart(this.#secrets, 'answer', sealed, linkAnswerSchema);
    const revealed = {
      v: 1,
      ephemeral: toBase64Url(this.#share.ephemeral),
      nonce: toBase64Url(this.#share.nonce),
    };
    // Sealed once: a repeat must be the same bytes.
    const reveal = sealPart(this.#secrets, 'reveal', revealed);
    await this.#put('reveal', reveal);
    return { answer, transcript: transcriptOf(this.#secrets, sealed, this.#share) };
  }

  async #put(part: 'reveal' | 'handover', sealed: string): Promise<void> {
    await this.#attempt.until(
      () => this.#deps.authorised()('links.put', { lookupId: this.#lookupId, part, sealed }),
      this.#isOver,
    );
  }

  /** The only place where anything is signed. */
  async #handOver({ answer, transcript }: Met): Promise<void> {
    const key = handoverKey(this.#secrets, this.#share, fromBase64Url(answer.ephemeral), transcript);
    const json = makeHandover(this.#deps.desk(), answer);
    const sealed = sealHandover(key, this.#secrets, transcript, json);
    wipe(key);
    await this.#put('handover', sealed);
    reach('link.handedOver');
    this.#until = this.#deps.desk().clock.now() + limits.linkLifetimeMs;
  }

  /** The new computer brings the list to the service itself; we hear of it as of any other. */
  async #joined(device: string): Promise<boolean> {
    const found = await this.#attempt.until(async () => {
      const { devices } = this.#deps.desk().account.deviceList;
      return devices.some((one) => one.device === device) ? true : null;
    }, this.#isOver);
    return found === true;
  }

  /** The person compared the symbols. */
  say(isSame: boolean): void {
    this.#said.resolve(isSame);
    if (!isSame) this.stop();
  }

  /** Nothing more is signed; whoever waits at the service finds nothing. */
  stop(): void {
    this.#attempt.stop();
    this.#said.resolve(false);
    void this.#deps
      .authorised()('links.end', { lookupId: this.#lookupId })
      .catch(() => undefined);
  }
}
