// An opaque sheet of paper over the whole page, put there in the same moment as it is asked for.

import { useSyncExternalStore } from 'react';
import styles from './cover.module.css';

/** `lock`: until the page is replaced. `neutral`: until somebody asks for what is behind. */
export type CoverKind = 'lock' | 'neutral';

interface Cover {
  readonly kind: CoverKind;
  readonly element: HTMLElement;
  /** What had the focus before. */
  readonly focused: Element | null;
  readonly title: string;
}

let standing: Cover | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Modifiers, repeats and combinations are what a hand still does on the keys that covered. */
function isMeant(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return true;
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !['Shift', 'Control', 'Meta', 'Alt'].includes(event.key);
}

/**
 * Covers without a frame in between: what is below cannot be seen, reached by keyboard or read by a reader. It stands
 * beside the body, so that what the page still adds to the body is below it too. A neutral one takes the page's title.
 */
export function cover(kind: CoverKind, onAsked: () => void): void {
  const before = standing;
  if (before !== null && (before.kind === 'neutral' || kind === 'lock')) return;
  before?.element.remove();
  const element = document.createElement('div');
  element.className = styles.cover ?? '';
  element.tabIndex = -1;
  element.dataset['cover'] = kind;
  for (const type of ['keydown', 'click', 'contextmenu'] as const) {
    element.addEventListener(type, (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (isMeant(event)) onAsked();
    });
  }
  standing = {
    kind,
    element,
    focused: before?.focused ?? document.activeElement,
    title: before?.title ?? document.title,
  };
  document.documentElement.append(element);
  document.body.inert = true;
  if (kind === 'neutral') document.title = '';
  element.focus({ preventScroll: true });
  tell();
}

/** Takes the cover away; the focus goes back to where it was, if that is still there. */
export function uncover(): void {
  if (standing === null) return;
  const { element, focused, title } = standing;
  standing = null;
  document.body.inert = false;
  document.title = title;
  element.remove();
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  tell();
}

/** What covers the page now. */
export function coveredBy(): CoverKind | null {
  return standing?.kind ?? null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** {@link coveredBy} for a view. */
export function useCoveredBy(): CoverKind | null {
  return useSyncExternalStore(subscribe, coveredBy);
}
