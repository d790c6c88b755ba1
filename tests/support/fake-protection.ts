// What the fake bridge answers about locks, kits, backups, this device and the security log.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { Protection } from '../../contract/bridge/protection.ts';
import type { LockSettings, ProfileStatus } from '../../contract/bridge/views.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { type FakeScene, fakeId, fakeOpen } from './fake-scene.ts';

type Feature =
  | 'search'
  | 'drafts'
  | 'place'
  | 'lock'
  | 'recovery'
  | 'backup'
  | 'restore'
  | 'device'
  | 'audit';
type ProtectionChannel = Extract<ChannelName, `${Feature}.${string}` | 'deletion.check'>;
type Handlers = {
  readonly [Name in ProtectionChannel]: (
    request: ChannelRequest<Name>,
  ) => ChannelResponse<Name> | Promise<ChannelResponse<Name>>;
};

/** Wrong tries before the next one has to wait, and how long: as coarse as a screen needs it. */
const freeTries = 3;
const waitMs = 30_000;

/** Refuses a passcode that is too short or too long. */
export function checkPasscode(passcode: string): void {
  const { passcodeLetters: min, passcodeMostLetters: max } = limits;
  if (passcode.length < min) throw new AppError('passcode.tooShort', { fields: { min } });
  if (passcode.length > max) throw new AppError('passcode.tooLong', { fields: { max } });
}

/** Keeps what a first run, words or a backup asked for; answers how the profile is locked from now on. */
export function protect(scene: FakeScene, protection: Protection | undefined): Partial<LockSettings> {
  const { passcode = null, shared = false, withoutKeychain = false } = protection ?? {};
  if (passcode === null && (shared || withoutKeychain)) throw new AppError('passcode.required');
  if (passcode !== null) checkPasscode(passcode);
  scene.passcode = passcode;
  scene.device = { ...scene.device, backend: withoutKeychain ? 'none' : scene.device.backend };
  return { passcode: passcode !== null, shared, idleMinutes: shared ? 1 : 5 };
}

/** Handlers over one scene. */
export function createFakeProtection(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  let wrong = 0;
  const become = (status: ProfileStatus): ProfileStatus => {
    scene.profile = status;
    emit('profile.changed', status);
    return status;
  };
  const lockSettings = (): LockSettings => {
    if (scene.profile.state !== 'open') throw new AppError('profile.locked');
    return scene.profile.lock;
  };
  const changeLock = (part: Partial<LockSettings>): ProfileStatus => {
    const lock = { ...lockSettings(), ...part };
    return become({ ...(scene.profile as ProfileStatus & { state: 'open' }), lock });
  };
  const prove = (passcode: string | null): void => {
    if (scene.passcode !== passcode) throw new AppError('passcode.wrong');
  };
  const openByWords = (words: string, protection: Protection): ProfileStatus => {
    if (words.trim().split(/\s+/u).length !== 24)
      throw new AppError('recovery.malformed', { fields: { position: 1 } });
    if (words.trim() !== scene.words) throw new AppError('recovery.wrongWords');
    return become(fakeOpen(scene.owner, protect(scene, protection)));
  };

  return {
    'search.messages': ({ query, conversation, limit }) => {
      const word = query.trim().toLowerCase();
      const found = scene.messages
        .filter((one) => conversation === null || one.conversation === conversation)
        .filter((one) => word !== '' && one.text.toLowerCase().includes(word))
        .sort((a, b) => b.at - a.at);
      const hits = found.slice(0, limit).map((message) => {
        const from = message.text.toLowerCase().indexOf(word);
        const pieces = [
          { text: message.text.slice(0, from), hit: false },
          { text: message.text.slice(from, from + word.length), hit: true },
          { text: message.text.slice(from + word.length), hit: false },
        ];
        return { message, place: message.order, pieces: pieces.filter(({ text }) => text !== '') };
      });
      return { hits, more: found.length > limit };
    },
    'drafts.list': () => ({ drafts: scene.drafts }),
    'drafts.keep': ({ conversation, text }) => {
      const others = scene.drafts.filter((one) => one.conversation !== conversation);
      scene.drafts = text === '' ? others : [...others, { conversation, text }];
      return {};
    },
    'place.keep': (place) => {
      scene.deskPlace = place;
      return {};
    },
    'place.take': () => {
      const place = scene.deskPlace;
      scene.deskPlace = null;
      return { place };
    },

    'lock.now': ({ neutral }) => {
      if (neutral) scene.neutral = true;
      if (scene.passcode === null) {
        if (!neutral) throw new AppError('passcode.required');
        return {};
      }
      const { shared } = lockSettings();
      become({ state: 'locked', shared, waitUntil: null, hasKit: scene.recovery.kit !== null });
      return {};
    },
    'lock.cover': () => ({ neutral: scene.neutral, touch: scene.finger.ready }),
    'lock.touch': () => {
      if (!scene.finger.ready || !scene.finger.right) throw new AppError('touch.refused');
      return become(fakeOpen(scene.owner, { passcode: true, touch: true }));
    },
    'lock.setTouch': ({ touch, passcode }) => {
      prove(passcode);
      return changeLock({ touch });
    },
    'lock.reveal': () => {
      scene.neutral = false;
      return {};
    },
    'lock.unlock': ({ passcode }) => {
      const { profile } = scene;
      if (profile.state !== 'locked') return profile;
      if (profile.waitUntil !== null && profile.waitUntil > Date.now())
        throw new AppError('passcode.wait', { fields: { until: profile.waitUntil } });
      if (passcode === scene.passcode) {
        wrong = 0;
        const { shared } = profile;
        return become(fakeOpen(scene.owner, { passcode: true, shared, idleMinutes: shared ? 1 : 5 }));
      }
      wrong += 1;
      if (wrong > freeTries) become({ ...profile, waitUntil: Date.now() + waitMs });
      throw new AppError('passcode.wrong');
    },
    'lock.setPasscode': ({ current, next }) => {
      const { shared } = lockSettings();
      prove(current);
      if (next === null && (shared || scene.device.backend === 'none'))
        throw new AppError('passcode.required');
      if (next !== null) checkPasscode(next);
      scene.passcode = next;
      scene.device = { ...scene.device, passcodeCost: next === null ? null : { memoryMiB: 256, passes: 3 } };
      return changeLock({ passcode: next !== null });
    },
    'lock.setIdle': ({ idleMinutes }) => changeLock({ idleMinutes }),
    'lock.setShared': ({ shared, passcode }) => {
      if (!lockSettings().passcode) throw new AppError('passcode.required');
      prove(passcode);
      return changeLock({ shared, idleMinutes: shared ? 1 : 5 });
    },

    'recovery.status': () => scene.recovery,
    'recovery.begin': ({ passcode }) => {
      prove(passcode);
      return {
        words: Array.from({ length: 24 }, () => 'abandon').with(23, 'art'),
        groups: Array.from({ length: 17 }, () => '00000'),
        card: 'O7R1:AAAA',
        ask: [2, 11, 24],
      };
    },
    'recovery.confirm': ({ answers }) => {
      const wrongOne = answers.find(
        ({ position, word }) => word.trim() !== (position === 24 ? 'art' : 'abandon'),
      );
      if (wrongOne !== undefined)
        throw new AppError('recovery.wrongAnswer', { fields: { position: wrongOne.position } });
      scene.recovery = { kit: { confirmedAt: Date.now(), record: 'stored', isNews: false } };
      scene.device = { ...scene.device, machineBinding: 'on' };
      return scene.recovery;
    },
    'recovery.told': () => {
      if (scene.recovery.kit !== null) scene.recovery = { kit: { ...scene.recovery.kit, isNews: false } };
      return scene.recovery;
    },
    'recovery.giveUp': () => ({}),
    'recovery.savePdf': () => ({ saved: scene.chosenFile !== null }),
    'recovery.unlock': ({ words, protection }) => openByWords(words, protection),
    'recovery.identity': ({ words, protection }) => openByWords(words, protection),

    'backup.status': () => scene.backup,
    'backup.make': () => {
      if (scene.recovery.kit === null) throw new AppError('recovery.noKit');
      if (scene.chosenFile === null) return { made: false };
      const at = Date.now();
      scene.backup = {
        ...scene.backup,
        backups: [
          {
            id: fakeId(900 + scene.backup.backups.length),
            at,
            bytes: 31_457_280,
            messages: scene.messages.length,
            place: 'file',
            name: scene.chosenFile.name,
            superseded: false,
          },
          ...scene.backup.backups,
        ],
        problem: null,
      };
      scene.device = { ...scene.device, lastBackupAt: at };
      emit('backup.changed', scene.backup);
      return { made: true };
    },
    'backup.chooseFolder': () => {
      if (scene.recovery.kit === null) throw new AppError('recovery.noKit');
      if (scene.chosenFile === null) return { chosen: false };
      scene.backup = { ...scene.backup, dailyFolder: 'Backups' };
      emit('backup.changed', scene.backup);
      return { chosen: true };
    },
    'backup.stopDaily': () => {
      scene.backup = { ...scene.backup, dailyFolder: null };
      return scene.backup;
    },
    'backup.cancel': () => {
      scene.backup = { ...scene.backup, running: null };
      return scene.backup;
    },

    'restore.choose': () => ({ file: scene.chosenFile }),
    'restore.run': ({ words, protection }) => openByWords(words, protection),
    'restore.cancel': () => ({}),
    'restore.earlierCopy': () => become(fakeOpen(scene.owner)),
    'restore.salvage': () => ({ status: become(fakeOpen(scene.owner)), ...scene.salvaged }),

    'device.view': () => scene.device,
    'device.showFolder': () => ({}),
    'device.check': () => {
      const { pages } = scene.integrity;
      emit('device.progress', { done: pages, total: pages });
      return scene.integrity;
    },
    'device.changeKeys': ({ passcode }) => {
      prove(passcode);
      scene.device = { ...scene.device, keysChangedAt: Date.now() };
      scene.backup = {
        ...scene.backup,
        backups: scene.backup.backups.map((one) => ({ ...one, superseded: true })),
      };
      return scene.device;
    },
    'device.removeAside': () => {
      scene.device = { ...scene.device, asideBytes: 0 };
      return scene.device;
    },
    'device.forget': ({ passcode }) => {
      if (scene.profile.state === 'open') prove(passcode);
      scene.passcode = null;
      scene.drafts = [];
      return become({ state: 'new' });
    },
    'deletion.check': ({ messages }) => {
      if (scene.deleting.some(({ id }) => messages.includes(id))) throw new AppError('message.notErased');
      return scene.gone;
    },

    'audit.list': () => scene.audit,
    'audit.export': () => ({ saved: scene.chosenFile !== null }),
  };
}
