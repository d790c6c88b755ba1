/** Compares two versions: section by section, paragraph by paragraph, and word by word where a paragraph changed. */
import type { PolicySection, PolicyText } from './document.ts';

/** A run of words: in both, only in the older, only in the newer. Joined, `same` and `new` are the newer paragraph exactly. */
export interface Run {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

export interface ComparedSection {
  readonly id: string;
  readonly change: 'new' | 'gone' | 'changed';
  /** Of the newer version where it has the section. */
  readonly title: string;
  /** Only what is not as before, in the order of the newer version, each with its words. */
  readonly paragraphs: readonly (readonly Run[])[];
}

/** Words and what stands between them: joined they are the text. */
const split = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** The longest common subsequence, from its end: `table[i][j]` is how long it is for what follows i and j. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as Uint16Array, table[i + 1] as Uint16Array];
    for (let j = other.length - 1; j >= 0; j--) {
      row[j] = one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

type Step = { readonly kind: Run['kind']; readonly value: string };

/** One way from `one` to `other` that keeps as much as can be kept. */
function steps(one: readonly string[], other: readonly string[]): Step[] {
  const table = commonLengths(one, other);
  const found: Step[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [old, fresh] = [one[i], other[j]];
    const skipOld = table[i + 1]?.[j] ?? -1;
    const skipNew = table[i]?.[j + 1] ?? -1;
    if (old !== undefined && old === fresh) {
      found.push({ kind: 'same', value: old });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || skipOld >= skipNew)) {
      found.push({ kind: 'old', value: old });
      i++;
    } else if (fresh !== undefined) {
      found.push({ kind: 'new', value: fresh });
      j++;
    }
  }
  return found;
}

/** Between two changes a lone space is no anchor: what is taken out and put in stays together. */
function joinRuns(found: readonly Step[]): Run[] {
  const runs: { kind: Run['kind']; text: string }[] = [];
  let [old, fresh] = ['', ''];
  const flush = () => {
    if (old !== '') runs.push({ kind: 'old', text: old });
    if (fresh !== '') runs.push({ kind: 'new', text: fresh });
    [old, fresh] = ['', ''];
  };
  for (const [at, { kind, value }] of found.entries()) {
    const next = found[at + 1]?.kind;
    const isBetween =
      kind === 'same' &&
      value.trim() === '' &&
      (old !== '' || fresh !== '') &&
      next !== undefined &&
      next !== 'same';
    if (kind !== 'new' && (kind === 'old' || isBetween)) old += value;
    if (kind !== 'old' && (kind === 'new' || isBetween)) fresh += value;
    if (kind === 'same' && !isBetween) {
      flush();
      const last = runs.at(-1);
      if (last?.kind === 'same') last.text += value;
      else runs.push({ kind: 'same', text: value });
    }
  }
  flush();
  return runs;
}

/** Two paragraphs, word by word. */
export const compareWords = (older: string, newer: string): Run[] =>
  joinRuns(steps(split(older), split(newer)));

/** How much of the words of two paragraphs is the same, 0 to 1. */
function likeness(older: string, newer: string): number {
  const [one, other] = [split(older), split(newer)].map((parts) =>
    parts.filter((part) => part.trim() !== ''),
  );
  if (one === undefined || other === undefined || one.length + other.length === 0) return 0;
  return (2 * (commonLengths(one, other)[0]?.[0] ?? 0)) / (one.length + other.length);
}

/** Less alike than this, one went and another came. */
const alike = 0.4;

/** A stretch of changed paragraphs: those that are alike are shown as one that changed. */
function pairUp(older: readonly string[], newer: readonly string[]): (readonly Run[])[] {
  const left = [...older];
  const found: (readonly Run[])[] = [];
  for (const fresh of newer) {
    const at = left.findIndex((old) => likeness(old, fresh) >= alike);
    for (const gone of left.splice(0, Math.max(at, 0))) found.push([{ kind: 'old', text: gone }]);
    const old = at < 0 ? undefined : left.shift();
    found.push(old === undefined ? [{ kind: 'new', text: fresh }] : compareWords(old, fresh));
  }
  return [...found, ...left.map((gone): readonly Run[] => [{ kind: 'old', text: gone }])];
}

function compareParagraphs(older: readonly string[], newer: readonly string[]): (readonly Run[])[] {
  const found: (readonly Run[])[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = () => {
    found.push(...pairUp(gone, come));
    [gone, come] = [[], []];
  };
  for (const { kind, value } of steps(older, newer)) {
    if (kind === 'same') flush();
    else (kind === 'old' ? gone : come).push(value);
  }
  flush();
  return found;
}

function compareSection(older: PolicySection, newer: PolicySection): ComparedSection | null {
  const paragraphs = compareParagraphs(older.paragraphs, newer.paragraphs);
  if (older.title !== newer.title) paragraphs.unshift(compareWords(older.title, newer.title));
  return paragraphs.length === 0 ? null : { id: newer.id, change: 'changed', title: newer.title, paragraphs };
}

const wholly = (kind: 'old' | 'new', change: 'gone' | 'new', section: PolicySection): ComparedSection => ({
  id: section.id,
  change,
  title: section.title,
  paragraphs: section.paragraphs.map((text): readonly Run[] => [{ kind, text }]),
});

/** The sections that are not as before: those of the newer version in its order, then those that are gone. */
export function comparePolicies(older: PolicyText, newer: PolicyText): ComparedSection[] {
  const before = new Map(older.sections.map((section) => [section.id, section]));
  const now = new Set(newer.sections.map(({ id }) => id));
  const changed = newer.sections.flatMap((section) => {
    const known = before.get(section.id);
    if (known === undefined) return [wholly('new', 'new', section)];
    return compareSection(known, section) ?? [];
  });
  return [
    ...changed,
    ...older.sections.filter(({ id }) => !now.has(id)).map((section) => wholly('old', 'gone', section)),
  ];
}
