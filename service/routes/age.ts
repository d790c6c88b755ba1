/** Ages that practices report. */
import { listAgeReports, reportAge, takeAgeBack } from '../age/reports.ts';
import type { Handlers } from '../http/route.ts';

export const ageHandlers = {
  'age.report': reportAge,
  'age.takeBack': takeAgeBack,
  'age.list': listAgeReports,
} satisfies Partial<Handlers>;
