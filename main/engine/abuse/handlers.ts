/** Answers for reports. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { fingerprintOf, getOperatorKey } from './operator-key.ts';
import { putTogether } from './report.ts';
import { makeReport, viewReports } from './reporting.ts';

export function abuseHandlers(profile: Profile): HandlersOf<'abuse'> {
  const desk = () => profile.getOpen().desk;
  return {
    'abuse.preview': (chosen) => {
      const operator = fingerprintOf(getOperatorKey(desk().store));
      return { report: putTogether(desk(), chosen), operator };
    },
    'abuse.report': (chosen) => makeReport(desk(), chosen),
    'abuse.list': ({ conversation }) => ({ reports: viewReports(desk().store, conversation) }),
  };
}
