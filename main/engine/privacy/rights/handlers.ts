/** Answers for "Your rights". */
import type { HandlersOf, ShellHandlersOf } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { correctDetails, correctEmail, viewOwnDetails } from '../details/correcting.ts';
import { writeAccessReport } from './access.ts';
import { answerRequest, askPractice } from './asking.ts';
import { viewRequests } from './showing.ts';

export function rightsHandlers(profile: Profile): HandlersOf<'rights'> & ShellHandlersOf<'rights'> {
  const desk = () => profile.getOpen().desk;
  return {
    'rights.details': () => viewOwnDetails(desk()),
    'rights.correct': (typed) => {
      const corrected = correctDetails(desk(), typed);
      profile.tell();
      return corrected;
    },
    'rights.correctEmail': ({ email }) =>
      correctEmail(desk(), profile.getOpen().connection.keeper.authorised, email),
    'rights.writeReport': (report) => {
      writeAccessReport(desk(), report);
      return {};
    },
    'rights.requests': () => ({ requests: viewRequests(desk()) }),
    'rights.ask': (asked) => askPractice(desk(), asked),
    'rights.answer': (given) => answerRequest(desk(), given),
  };
}
