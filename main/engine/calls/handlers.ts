/** Answers about calls: for the main window, and, through the shell, for the window of a call. */
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { askCall, beginCall, resumeCall } from './doing.ts';
import { declineCall, forgetPast, listLive, listPast } from './history.ts';
import { setCallEngine, viewCallSettings } from './settings.ts';

export function callsHandlers(profile: Profile): HandlersOf<'calls'> & ShellHandlersOf<'calls'> {
  const desk = () => profile.getOpen().desk;
  return {
    'calls.begin': ({ conversation }) => beginCall(desk(), conversation),
    'calls.resume': ({ call }) => resumeCall(desk(), call),
    'calls.ask': ({ call, channel, request }) => askCall(desk(), call, channel, request),
    'calls.live': () => ({ calls: listLive(desk()) }),
    'calls.decline': ({ call }) => {
      declineCall(desk(), call);
      return {};
    },
    'calls.past': ({ conversation }) => ({ calls: listPast(desk(), conversation) }),
    'calls.forget': ({ calls }) => {
      forgetPast(desk(), calls);
      return {};
    },
    'calls.settings': () => viewCallSettings(desk()),
    'calls.setEngine': ({ engine }) => {
      setCallEngine(desk(), engine);
      return {};
    },
  };
}
