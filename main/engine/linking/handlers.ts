/** Answers for linking and for the computers of a person: at most one linking is under way. */
import type { LinkingView } from '../../../contract/bridge/linking-view.ts';
import type { Protection } from '../../../contract/bridge/protection.ts';
import { parseLinkCode } from '../../../contract/domain/link-code.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import { handOverHistory } from '../history/sending.ts';
import { encodePasscode } from '../keys/passcode.ts';
import type { Profile } from '../profile/profile.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { hasVault } from '../profile/vault-place.ts';
import { bindToMachine } from '../recovery/kit.ts';
import { findOwnConversation } from '../store/repositories/conversations.ts';
import { markTold } from '../store/repositories/own-devices.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import { listComputers, parseDeviceName, removeComputer, renameComputer } from './computers.ts';
import { Newcomer } from './newcomer.ts';
import { Offer } from './offering.ts';

/** What is typed for a protection that could not be made is refused before the code is used. Throws `passcode.*`. */
function checkProtection({ passcode, shared, withoutKeychain }: Protection): void {
  if (passcode !== null) encodePasscode(passcode);
  else if (shared || withoutKeychain) throw new AppError('passcode.required');
}

function createLinking(profile: Profile) {
  let view: LinkingView = { state: 'idle' };
  let current: Offer | Newcomer | null = null;

  function show(next: LinkingView): LinkingView {
    view = next;
    profile.emit('linking.changed', next);
    return next;
  }

  /** Takes the place of what was under way; what a replaced one still says is not shown. */
  function start<Side extends Offer | Newcomer>(make: (show: (view: LinkingView) => void) => Side): Side {
    current?.stop();
    const made: Side = make((next) => {
      if (current === made) show(next);
    });
    current = made;
    return made;
  }

  /** Its end is told as a view; nobody waits for it. */
  function follow(side: Offer | Newcomer, run: Promise<void>): void {
    run
      .catch((thrown) => {
        if (current !== side) return;
        show({ state: 'failed', error: storeError(thrown).toReport() });
      })
      .finally(() => {
        if (current === side && view.state !== 'idle') current = null;
      })
      .catch(() => undefined);
  }

  function say(isSame: boolean): LinkingView {
    if (current === null || view.state !== 'compare') throw new AppError('link.notBegun');
    current.say(isSame);
    if (isSame) return show({ ...view, state: 'waiting' });
    current = null;
    return show({ state: 'failed', error: new AppError('link.differs').toReport() });
  }

  return {
    status: () => view,
    say,
    cancel(): LinkingView {
      current?.stop();
      current = null;
      return show({ state: 'idle' });
    },
    async offer(): Promise<LinkingView> {
      const side = start(
        (tell) =>
          new Offer({
            desk: () => profile.getOpen().desk,
            authorised: () => profile.getOpen().connection.keeper.authorised,
            show: tell,
          }),
      );
      const begun = await side.begin();
      if (current !== side) return view;
      show(begun);
      // A second computer is another way in: from now on a copied folder alone is to open nothing here.
      follow(
        side,
        side.run().then(async () => {
          if (view.state === 'done') await bindToMachine(profile);
        }),
      );
      return begun;
    },
    async join(code: string, name: string, protection: Protection): Promise<LinkingView> {
      const side = start((tell) => new Newcomer(profile, code, name, tell));
      try {
        show(await side.begin());
      } catch (thrown) {
        if (current === side) current = null;
        throw thrown;
      }
      follow(side, side.run(protection));
      return view;
    },
  };
}

export function linkingHandlers(profile: Profile): HandlersOf<'linking'> & HandlersOf<'devices'> {
  const linking = createLinking(profile);
  const desk = () => profile.getOpen().desk;
  const authorised = () => profile.getOpen().connection.keeper.authorised;
  const prove = (passcode: string | null) =>
    confirmPasscode(profile.place, profile.getVault(), profile.clock.now(), passcode);
  const computers = async () => ({ devices: await listComputers(desk(), authorised()) });

  return {
    'linking.begin': async ({ passcode }) => {
      await prove(passcode);
      return linking.offer();
    },
    'linking.join': async ({ code, name, protection }) => {
      const status = profile.status();
      if (status.state === 'open' && status.sampleNow !== undefined)
        throw new AppError('sample.notConnected');
      if (profile.isOpen() || hasVault(profile.place)) throw new AppError('profile.exists');
      const parsed = { code: parseLinkCode(code), name: parseDeviceName(name) };
      checkProtection(protection);
      return linking.join(parsed.code, parsed.name, protection);
    },
    'linking.status': () => linking.status(),
    'linking.same': () => linking.say(true),
    'linking.differ': () => linking.say(false),
    'linking.cancel': () => linking.cancel(),

    'devices.list': computers,
    'devices.rename': ({ device, name }) => {
      renameComputer(desk(), device, name);
      return computers();
    },
    'devices.revoke': async ({ device, passcode }) => {
      await prove(passcode);
      await removeComputer(desk(), authorised(), device);
      return computers();
    },
    'devices.sendHistory': () => {
      const own = findOwnConversation(desk().store);
      if (own === undefined || desk().account.deviceList.devices.length < 2)
        throw new AppError('device.unknown');
      handOverHistory(desk(), own.id);
      return {};
    },
    'devices.told': () => {
      inTransaction(desk().store, () => markTold(desk().store, desk().clock.now()));
      desk().emit('devices.changed', {});
      return computers();
    },
  };
}
