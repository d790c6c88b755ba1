/** Keeps this device reachable: makes key packages, publishes them, replaces the last-resort one. */
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { createKeyPackage, type OwnKeyPackage, suiteOfKeyPackage } from '../e2ee/index.ts';
import { deviceCredential } from '../keys/identity.ts';
import type { Store } from '../store/database.ts';
import type { Device } from '../store/repositories/account.ts';
import {
  addKeyPackage,
  findNewestLastResort,
  listUnpublished,
  markPublished,
  removeKeyPackagesBefore,
} from '../store/repositories/key-packages.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Ask } from '../sync/service-client.ts';
import type { Desk } from './desk.ts';
import { defaultSuite } from './suite.ts';

const week = 7 * 24 * 60 * 60 * 1000;
/** Replenished when fewer than this are left at the service. */
const lowWater = 25;
const tolerance = 2 * 24 * 60 * 60 * 1000;

export interface MadeKeyPackages {
  readonly oneTime: readonly OwnKeyPackage[];
  readonly lastResort: OwnKeyPackage | null;
  store(store: Store, options: { readonly published: boolean }): void;
}

/** One key package of this device. */
export function makeKeyPackage(device: Device, now: number, lastResort: boolean): Promise<OwnKeyPackage> {
  return createKeyPackage({
    suite: defaultSuite,
    identity: deviceCredential(device),
    signatureKeyPair: device.mls,
    now,
    isLastResort: lastResort,
  });
}

/** A fresh set: `count` one-time packages and, unless told otherwise, a last-resort one. */
export async function makeKeyPackages(
  device: Device,
  now: number,
  count: number = limits.keyPackagesOneTime,
  withLastResort = true,
): Promise<MadeKeyPackages> {
  const oneTime: OwnKeyPackage[] = [];
  for (let made = 0; made < count; made++) oneTime.push(await makeKeyPackage(device, now, false));
  const lastResort = withLastResort ? await makeKeyPackage(device, now, true) : null;
  return {
    oneTime,
    lastResort,
    store(store, { published }) {
      const add = (made: OwnKeyPackage, isLastResort: boolean) =>
        addKeyPackage(store, {
          ref: made.ref,
          publicBytes: made.publicBytes,
          privateBytes: made.privateBytes,
          lastResort: isLastResort,
          published,
          createdAt: now,
          notAfter: made.notAfter,
        });
      for (const made of oneTime) add(made, false);
      if (lastResort !== null) add(lastResort, true);
    },
  };
}

/** The wire form of a set. */
export function toKeyPackageOffer(
  made: Pick<MadeKeyPackages, 'oneTime' | 'lastResort'>,
): Ask<'keyPackages.publish'>['offer'] {
  return {
    oneTime: made.oneTime.map((one) => toBase64Url(one.publicBytes)),
    lastResort: made.lastResort === null ? null : toBase64Url(made.lastResort.publicBytes),
  };
}

/** What was made here and is not known to be at the service. */
export function offerOfUnpublished(store: Store): Ask<'keyPackages.publish'>['offer'] {
  const made = listUnpublished(store);
  const lastResort = made.find((one) => one.lastResort);
  return {
    oneTime: made.filter((one) => !one.lastResort).map((one) => toBase64Url(one.publicBytes)),
    lastResort: lastResort === undefined ? null : toBase64Url(lastResort.publicBytes),
  };
}

/** Tops up what the service holds, and lets go of what has expired unless the clock is wrong; durable here before it is published, so that no Welcome finds its key gone. */
export async function keepReachable(
  desk: Desk,
  authorised: Authorised,
  leftAtService: number,
  isClockSane: boolean,
): Promise<void> {
  const now = desk.clock.now();
  const newest = findNewestLastResort(desk.store);
  // Of another suite than this app's: a whole set takes the place of all that lies there.
  const isOld = newest !== undefined && suiteOfKeyPackage(newest.publicBytes) !== defaultSuite;
  const left = isOld ? 0 : leftAtService;
  const needsLastResort = newest === undefined || isOld || now - newest.createdAt > week;
  const unpublished = listUnpublished(desk.store);
  if (unpublished.length === 0 && (left < lowWater || needsLastResort)) {
    const count = left < lowWater ? limits.keyPackagesOneTime - left : 0;
    const made = await makeKeyPackages(desk.device, now, count, needsLastResort);
    inTransaction(desk.store, () => {
      made.store(desk.store, { published: false });
      if (isClockSane) removeKeyPackagesBefore(desk.store, now - tolerance);
    });
  }
  if (listUnpublished(desk.store).length === 0) return;
  await authorised('keyPackages.publish', { offer: offerOfUnpublished(desk.store) });
  inTransaction(desk.store, () => markPublished(desk.store));
}
