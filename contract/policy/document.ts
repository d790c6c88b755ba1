/** One version of the privacy policy, as data: the same bytes for engine, window and service. */

export const policyLanguages = ['en', 'ar'] as const;
export type PolicyLanguage = (typeof policyLanguages)[number];

export interface PolicySection {
  /** The same in both languages and, where the section goes on, in the next version. */
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface PolicyText {
  readonly title: string;
  /** What is new in this version, in a few sentences. */
  readonly summary: readonly string[];
  readonly sections: readonly PolicySection[];
}

export interface Policy {
  /** 1, 2, 3 … */
  readonly version: number;
  /** Last updated: the day (UTC) on which it was published, `YYYY-MM-DD`. */
  readonly published: string;
  /** The day (UTC) from whose beginning on it counts. */
  readonly effective: string;
  /** Why it takes effect sooner than 30 days after it was published; null where it does not. */
  readonly urgent: Readonly<Record<PolicyLanguage, string>> | null;
  readonly texts: Readonly<Record<PolicyLanguage, PolicyText>>;
}

/** Between the day a version is published and the day it takes effect, unless it says why not. */
export const noticeDays = 30;
/** Reading, export and Help now after a version was declined. */
export const leaveDays = 30;

const day = 24 * 60 * 60 * 1000;

/** The first moment of a day in UTC, ms since 1970. */
export const startOfDay = (calendarDay: string): number => Date.parse(`${calendarDay}T00:00:00Z`);
export const daysInMs = (days: number): number => days * day;

const words = {
  en: { version: 'Version', published: 'Last updated', effective: 'Effective from', urgent: 'Why sooner' },
  ar: { version: 'الإصدار', published: 'آخر تحديث', effective: 'يسري من', urgent: 'سبب السريان المبكر' },
} as const;

/** The exact text of a version in one language: what a receipt holds the SHA-256 of, over its UTF-8 bytes. Ends with a line break. */
export function policyPlainText(policy: Policy, language: PolicyLanguage): string {
  const { title, summary, sections } = policy.texts[language];
  const said = words[language];
  const head = [
    title,
    `${said.version}: ${policy.version}`,
    `${said.published}: ${policy.published}`,
    `${said.effective}: ${policy.effective}`,
    ...(policy.urgent === null ? [] : [`${said.urgent}: ${policy.urgent[language]}`]),
  ];
  const parts = sections.flatMap((section) => [section.title, ...section.paragraphs]);
  return `${[head.join('\n'), ...summary, ...parts].join('\n\n')}\n`;
}
