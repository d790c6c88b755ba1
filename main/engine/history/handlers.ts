/** Answers the window's calls about history. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { answerHistory, askForHistory } from './asking.ts';

export function historyHandlers(profile: Profile): HandlersOf<'history'> {
  const desk = () => profile.getOpen().desk;
  return {
    'history.ask': ({ conversation }) => askForHistory(desk(), conversation),
    'history.answer': (answer) => answerHistory(desk(), answer),
  };
}
