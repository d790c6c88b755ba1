/** First run: a client looks at an invitation and joins, a therapist opens a practice. */
import type { ChannelRequest } from '../../../contract/bridge/channels.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { parseNickname, parsePracticeName } from '../../../contract/domain/names.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { parseJoining, prepareClient, type ReadInvitation, readInvitation } from '../messaging/joining.ts';
import { notePolicyShown } from '../privacy/policy/at-sign-up.ts';
import { putAccount, putDevice, putPracticeName } from '../store/repositories/account.ts';
import { createServiceClient, type ServiceClient } from '../sync/service-client.ts';
import type { Profile } from './profile.ts';
import { makeProfile } from './sign-up.ts';

type Joining = ChannelRequest<'pairing.lookUp'>;

export interface FirstRun {
  lookUp(joining: Joining): Promise<ReadInvitation>;
  join(joining: ChannelRequest<'pairing.join'>): Promise<ProfileStatus>;
  openPractice(typed: ChannelRequest<'profile.openPractice'>): Promise<ProfileStatus>;
}

export function createFirstRun(profile: Profile): FirstRun {
  const { clock } = profile;

  async function withClient<Result>(work: (service: ServiceClient) => Promise<Result>): Promise<Result> {
    const network = profile.makeNetwork();
    try {
      return await work(createServiceClient(network));
    } finally {
      network.close();
    }
  }

  /** The age is looked at first: nothing else that was typed leads past it. */
  function checkJoining(joining: Joining): { readonly code: string; readonly nickname: string } {
    profile.requireAge();
    if (joining.ageBand === 'under13') profile.refuseAge();
    if (joining.ageBand === '13to17') throw new AppError('age.notYet');
    return parseJoining(joining);
  }

  async function lookUp(joining: Joining): Promise<ReadInvitation> {
    const status = profile.status();
    if (status.state === 'open' && status.sampleNow !== undefined) throw new AppError('sample.notConnected');
    const { code } = checkJoining(joining);
    return withClient((service) => readInvitation(service, code));
  }

  return {
    lookUp,

    async join({ protection, policy, ...joining }) {
      const { nickname } = checkJoining(joining);
      const invitation = await lookUp(joining);
      const made = makeProfile('client', nickname, clock.now());
      const noteShown = notePolicyShown(policy, made.device, clock);
      const fill = await prepareClient(invitation, made, clock.now());
      return profile.signUp(protection, (store) => {
        fill(store);
        noteShown(store);
      });
    },

    async openPractice({ protection, policy, ...typed }) {
      profile.requireAge();
      const practiceName = parsePracticeName(typed.practiceName);
      const { account, device } = makeProfile('therapist', parseNickname(typed.nickname), clock.now());
      if (typed.enrolment.trim().length > limits.enrolmentLetters) throw new AppError('enrolment.refused');
      const request = { enrolment: typed.enrolment.trim(), practiceName, deviceList: account.deviceList };
      const noteShown = notePolicyShown(policy, device, clock);
      return profile.signUp(protection, (store) => {
        putAccount(store, {
          ...account,
          registration: JSON.stringify({ route: 'accounts.openPractice', request }),
        });
        putDevice(store, device);
        putPracticeName(store, practiceName);
        noteShown(store);
      });
    },
  };
}
