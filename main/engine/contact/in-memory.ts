/** Messages to the operator from somebody without an open profile: in no file, handed in as long as the app stays open. */
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError, type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import type { StoredContact } from '../store/repositories/contact.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient, type ServiceClient } from '../sync/service-client.ts';
import { handInContact } from './handing-in.ts';

interface Held {
  readonly stored: StoredContact;
  readonly trouble: ErrorReport | null;
}

/** How long after a try that failed the next one comes. */
const againMs = 20_000;

export interface ContactMemory {
  add(stored: StoredContact): void;
  /** Newest first. */
  list(): readonly Held[];
  /** False where it is not one of these. */
  remove(id: string): boolean;
}

/** `onChange`: one was handed in, or could not be. Nothing is asked of anybody before the first `add`. */
export function createContactMemory(makeNetwork: () => Network, onChange: () => void): ContactMemory {
  let held: readonly Held[] = [];
  let removed: readonly string[] = [];
  let isTrying = false;

  async function ask<Result>(work: (service: ServiceClient) => Promise<Result>): Promise<Result> {
    const network = makeNetwork();
    try {
      return await work(createServiceClient(network));
    } finally {
      network.close();
    }
  }

  const change = (id: string, next: Held): void => {
    held = held.map((one) => (one.stored.id === id ? next : one));
    onChange();
  };

  async function send({ stored }: Held): Promise<void> {
    try {
      const sentAt = await ask(async (service) => {
        const { publicKey } = await service.ask('contact.key', {});
        if (publicKey === null) throw new AppError('contact.notOffered');
        return handInContact(service, stored, fromBase64Url(publicKey));
      });
      // What was said has left, and is not kept here.
      change(stored.id, { stored: { ...stored, words: '', address: null, sentAt }, trouble: null });
    } catch (thrown) {
      change(stored.id, { stored, trouble: toAppError(thrown).toReport() });
    }
  }

  async function takeAway(id: string): Promise<void> {
    try {
      await ask((service) => service.ask('contact.remove', { id }));
      removed = removed.filter((one) => one !== id);
    } catch {
      // The next round tries again.
    }
  }

  const isWaiting = ({ stored, trouble }: Held): boolean =>
    stored.sentAt === null && (trouble === null || trouble.retryable);

  async function seeTo(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    for (const id of removed) await takeAway(id);
    for (const one of held.filter(isWaiting)) await send(one);
    isTrying = false;
    if (removed.length > 0 || held.some(isWaiting)) setTimeout(() => void seeTo(), againMs).unref();
  }

  return {
    add(stored) {
      held = [{ stored, trouble: null }, ...held];
      void seeTo();
    },
    list: () => held,
    remove(id) {
      const isHere = held.some(({ stored }) => stored.id === id);
      if (!isHere) return false;
      held = held.filter(({ stored }) => stored.id !== id);
      // Also where no answer came back: it may have arrived.
      removed = [...removed, id];
      void seeTo();
      return true;
    },
  };
}
