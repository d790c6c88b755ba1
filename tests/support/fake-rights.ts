// What the fake bridge answers about correcting, and about requests to the practice.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { RequestView } from '../../contract/bridge/rights-view.ts';
import { addDays, dayOf, daysBetween } from '../../contract/domain/calendar-day.ts';
import { dueDay } from '../../contract/domain/jurisdictions.ts';
import { parseNickname } from '../../contract/domain/names.ts';
import { parseBirthDate, parseEmail, parseGender } from '../../contract/domain/person-details.ts';
import { isReasoned } from '../../contract/domain/rights-request.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { FakeBridge } from './fake-bridge.ts';
import { fakeReceipt } from './fake-receipts.ts';
import { type FakeScene, fakeId } from './fake-scene.ts';

type Channel = Extract<ChannelName, `rights.${string}`>;
type Handlers = { readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name> };

/** A request of a client, made today; its days are counted as the engine counts them. */
export function fakeRequest(given: Partial<RequestView> & Pick<RequestView, 'id'>): RequestView {
  const { kind = 'access', law = 'gdpr', at = Date.now() } = given;
  const due = given.due === undefined ? dueDay(law, kind, dayOf(at)) : given.due;
  return {
    ...{ conversation: fakeId(1), mine: true, name: 'Nile Practice', kind, words: '', law, at, due },
    daysLeft: due === null ? null : daysBetween(dayOf(Date.now()), due),
    state: due === null ? 'free' : 'running',
    ...{ isExtended: false, mayExtendTo: null, answers: [] },
    ...given,
  };
}

/** Handlers over one scene. */
export function createFakeRights(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  const rights = scene.rights;
  const change = (id: string, part: Partial<RequestView>): RequestView => {
    const found = rights.requests.find((one) => one.id === id);
    if (found === undefined) throw new AppError('rights.unknown');
    const changed = { ...found, ...part };
    rights.requests = rights.requests.map((one) => (one.id === id ? changed : one));
    emit('rights.changed', {});
    return changed;
  };
  return {
    'rights.details': () => rights.details,
    'rights.correct': ({ nickname, gender, birthDate }) => {
      const { details } = rights;
      rights.details = {
        ...details,
        nickname: nickname === undefined ? details.nickname : parseNickname(nickname),
        gender: gender === undefined ? details.gender : parseGender(gender),
        birthDate: birthDate === undefined ? details.birthDate : parseBirthDate(birthDate, dayOf(Date.now())),
      };
      fakeReceipt(scene, 'corrected');
      emit('receipts.changed', {});
      return rights.details;
    },
    'rights.correctEmail': ({ email }) => {
      rights.details = { ...rights.details, email: parseEmail(email) };
      return rights.details;
    },
    'rights.saveReport': () => {
      if (scene.chosenFile === null) return { saved: false };
      fakeReceipt(scene, 'access');
      emit('receipts.changed', {});
      return { saved: true };
    },
    'rights.requests': () => ({ requests: rights.requests }),
    'rights.ask': (asked) => {
      const made = fakeRequest({ id: fakeId(700 + rights.requests.length), state: 'unsent', ...asked });
      rights.requests = [made, ...rights.requests];
      fakeReceipt(scene, 'request.sent');
      emit('rights.changed', {});
      return made;
    },
    'rights.answer': ({ request, outcome, ground, words }) => {
      if (!isReasoned({ outcome, ground, words })) throw new AppError('rights.noReason');
      const answer = { id: fakeId(800), outcome, ground, words, at: Date.now() };
      const isLater = outcome === 'extended';
      return change(request, {
        answers: [answer],
        state: isLater ? 'running' : 'settled',
        ...(isLater ? { due: addDays(dayOf(Date.now()), 90), isExtended: true, mayExtendTo: null } : {}),
      });
    },
  };
}
