/** What the person says about a move to another computer. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import type { HandlersOf } from '../handler-types.ts';
import { describeContact, describeConversation } from '../linking/known-people.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { listOthers } from '../messaging/people.ts';
import type { Profile } from '../profile/profile.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { listOwnDevices } from '../store/repositories/own-devices.ts';
import { inTransaction } from '../store/statement.ts';
import { tellBelongings } from './belongings.ts';
import { findMove, type Move, putMove, removeMove } from './record.ts';
import { sendLines } from './steps.ts';
import { showMove, viewMove } from './view.ts';

function begin(desk: Desk, device: string): void {
  const { store, account, clock } = desk;
  const isOther =
    device !== desk.device.id && account.deviceList.devices.some((one) => one.device === device);
  if (!isOther) throw new AppError('device.unknown');
  if (findMove(store) !== null) throw new AppError('move.underWay');
  const name = listOwnDevices(store).find((one) => one.device === device)?.name ?? null;
  const nothingYet = { request: null, lines: 0, there: 0, waiting: 0, after: 0, at: clock.now() };
  inTransaction(store, () => putMove(store, { device, name, step: 'sending', ...nothingYet }));
  reach('move.begun');
}

function getMove(desk: Desk, step: Move['step']): Move {
  const move = findMove(desk.store);
  if (move?.step !== step) throw new AppError('move.notReady');
  return move;
}

/** Lines without a place are the likeliest reason: whoever they are about is told first. */
function sendAgain(desk: Desk): void {
  const { store, account } = desk;
  const move = getMove(desk, 'differs');
  inTransaction(store, () => {
    for (const conversation of listConversations(store)) {
      const contacts = listOthers(store, account, conversation)
        .map((other) => findContact(store, other))
        .filter((contact) => contact !== undefined)
        .map(describeContact);
      const conversations = [...describeConversation(store, conversation)];
      if (conversations.length > 0) tellOwnDevices(desk, { kind: 'people', contacts, conversations });
    }
    putMove(store, { ...move, step: 'sending', request: null, lines: 0, there: 0, after: 0 });
  });
}

function finish(desk: Desk): void {
  const { store } = desk;
  const move = getMove(desk, 'ready');
  inTransaction(store, () => {
    tellBelongings(desk);
    tellOwnDevices(desk, { kind: 'leaves' });
    putMove(store, { ...move, step: 'leaving', request: sendLines(desk, move) });
  });
  reach('move.leaving');
}

function cancel({ store }: Desk): void {
  const step = findMove(store)?.step;
  if (step === 'signing' || step === 'moved') throw new AppError('move.tooLate');
  inTransaction(store, () => removeMove(store));
}

export function movingHandlers(profile: Profile): HandlersOf<'moving'> {
  const desk = () => profile.getOpen().desk;
  const prove = (passcode: string | null) =>
    confirmPasscode(profile.place, profile.getVault(), profile.clock.now(), passcode);
  const tell = () => {
    showMove(desk());
    desk().wake();
    return viewMove(desk());
  };
  return {
    'moving.status': () => viewMove(desk()),
    'moving.begin': async ({ device, passcode }) => {
      await prove(passcode);
      begin(desk(), device);
      return tell();
    },
    'moving.again': () => {
      sendAgain(desk());
      return tell();
    },
    'moving.finish': async ({ passcode }) => {
      await prove(passcode);
      finish(desk());
      return tell();
    },
    'moving.cancel': () => {
      cancel(desk());
      return tell();
    },
  };
}
