/** How long a practice has to answer, by the law where it works; data, with the place of its official text. */
import { addDays, addMonths, addWorkingDays, type CalendarDay } from './calendar-day.ts';

/** What a person can ask their practice for. */
export const requestKinds = [
  'access',
  'copy',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'question',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a practice can answer; `extended`: later, with a reason. */
export const answerOutcomes = ['done', 'partly', 'refused', 'extended'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** Why a practice may say no, or not all of it. */
export const refusalGrounds = [
  'mustKeep',
  'legalClaims',
  'othersRights',
  'endangers',
  'ownNotes',
  'correctAlready',
  'notHeld',
  'excessive',
  'notSure',
  'other',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export const jurisdictionIds = ['gdpr', 'hipaa', 'egypt', 'other'] as const;
export type JurisdictionId = (typeof jurisdictionIds)[number];

interface Span {
  readonly unit: 'months' | 'days' | 'workingDays';
  readonly count: number;
}

/** A limit, and by how much it may be moved on once, with a reason. */
interface Limit {
  readonly span: Span;
  readonly extension: Span | null;
  /** As it is cited. */
  readonly article: string;
}

/** Whom a person can turn to: the name as it calls itself, and where it says how. */
export interface Authority {
  readonly name: string;
  /** Shown, never opened by itself. */
  readonly where: string;
}

export interface Jurisdiction {
  /** The law as it is cited; empty where none is known here. */
  readonly law: string;
  /** Null: this law sets no limit for that. */
  readonly limits: Readonly<Record<RequestKind, Limit | null>>;
  /** The provision behind a ground, as it is cited; a ground without one is not offered, but for `other`. */
  readonly grounds: Partial<Readonly<Record<RefusalGround, string>>>;
  /** Days of the week on which nobody works there, Sunday 0: for working days. */
  readonly weekend: readonly number[];
  readonly authority: Authority | null;
  /** Where the official text stands; the limits above were not compared with it, and the window says so. */
  readonly source: string | null;
}

const month: Limit = {
  span: { unit: 'months', count: 1 },
  extension: { unit: 'months', count: 2 },
  article: 'GDPR 12(3)',
};
const thirtyDays: Limit = {
  span: { unit: 'days', count: 30 },
  extension: { unit: 'days', count: 30 },
  article: '45 CFR 164.524(b)(2)',
};
const sixtyDays: Limit = {
  span: { unit: 'days', count: 60 },
  extension: { unit: 'days', count: 30 },
  article: '45 CFR 164.526(b)(2)',
};
const sixDays: Limit = {
  span: { unit: 'workingDays', count: 6 },
  extension: null,
  article: 'Law 151/2020, Art. 32',
};

const forAll = (limit: Limit | null): Readonly<Record<RequestKind, Limit | null>> => ({
  access: limit,
  copy: limit,
  correction: limit,
  erasure: limit,
  restriction: limit,
  objection: limit,
  question: null,
});

export const jurisdictions: Readonly<Record<JurisdictionId, Jurisdiction>> = {
  gdpr: {
    law: 'Regulation (EU) 2016/679 (GDPR)',
    limits: forAll(month),
    grounds: {
      mustKeep: 'GDPR 17(3)(b), (c)',
      legalClaims: 'GDPR 17(3)(e), 18(2), 21(1)',
      othersRights: 'GDPR 15(4)',
      correctAlready: 'GDPR 16',
      notHeld: 'GDPR 15(1)',
      excessive: 'GDPR 12(5)(b)',
      notSure: 'GDPR 12(6)',
    },
    weekend: [0, 6],
    authority: {
      name: 'European Data Protection Board: list of the authorities of each country',
      where: 'edpb.europa.eu/about-edpb/about-edpb/members_en',
    },
    source: 'Regulation (EU) 2016/679, Articles 12 to 22 and 77',
  },
  hipaa: {
    law: 'HIPAA Privacy Rule, 45 CFR Part 164',
    limits: {
      access: thirtyDays,
      copy: thirtyDays,
      correction: sixtyDays,
      // 164.522(a) lets a person ask, and sets no time; erasing and objecting are not in this rule.
      erasure: null,
      restriction: null,
      objection: null,
      question: null,
    },
    grounds: {
      othersRights: '45 CFR 164.524(a)(2)(v), (a)(3)(ii)',
      endangers: '45 CFR 164.524(a)(3)(i)',
      ownNotes: '45 CFR 164.524(a)(1)(i)',
      legalClaims: '45 CFR 164.524(a)(1)(ii)',
      correctAlready: '45 CFR 164.526(a)(2)(iv)',
      notHeld: '45 CFR 164.524(d)(3)',
    },
    weekend: [0, 6],
    authority: {
      name: 'U.S. Department of Health and Human Services, Office for Civil Rights',
      where: 'hhs.gov/hipaa/filing-a-complaint',
    },
    source: '45 CFR 164.522, 164.524 and 164.526',
  },
  egypt: {
    law: 'Personal Data Protection Law, Law 151/2020',
    limits: forAll(sixDays),
    grounds: {},
    weekend: [5, 6],
    authority: { name: 'Personal Data Protection Center (PDPC), Egypt', where: 'pdpc.gov.eg' },
    source: 'Law 151/2020, Articles 2, 32 and 33',
  },
  other: {
    law: '',
    limits: forAll(null),
    grounds: {},
    weekend: [],
    authority: null,
    source: null,
  },
};

function add(day: CalendarDay, { unit, count }: Span, weekend: readonly number[]): CalendarDay {
  if (unit === 'months') return addMonths(day, count);
  return unit === 'days' ? addDays(day, count) : addWorkingDays(day, count, weekend);
}

/** The last day on which an answer is in time, counted from the day of the request; null: this law sets none. */
export function dueDay(law: JurisdictionId, kind: RequestKind, day: CalendarDay): CalendarDay | null {
  const { limits, weekend } = jurisdictions[law];
  const limit = limits[kind];
  return limit === null ? null : add(day, limit.span, weekend);
}

/** The last day once the practice has moved it on; null where the law does not let it. */
export function extendedDay(law: JurisdictionId, kind: RequestKind, day: CalendarDay): CalendarDay | null {
  const { limits, weekend } = jurisdictions[law];
  const limit = limits[kind];
  if (limit === null || limit.extension === null) return null;
  const { span, extension } = limit;
  // One span and another are counted as one from the same day: the 31st stays the 31st where there is one.
  if (span.unit === extension.unit)
    return add(day, { unit: span.unit, count: span.count + extension.count }, weekend);
  return add(add(day, span, weekend), extension, weekend);
}

/** The grounds that can be named under a law: those it knows, and that of one's own words. */
export const groundsUnder = (law: JurisdictionId): readonly RefusalGround[] =>
  refusalGrounds.filter((ground) => ground === 'other' || ground in jurisdictions[law].grounds);
