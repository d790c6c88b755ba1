// Who is shown where: one large or all side by side, never more than the call holds.

import type { RemotePerson } from '../engine/call-engine.ts';

export type StageView = 'speaker' | 'grid';

/** What one place of the stage shows. */
export interface Place {
  readonly device: string;
  readonly what: 'picture' | 'screen';
}

export interface StageLayout {
  /** Null in a grid. */
  readonly large: Place | null;
  readonly small: readonly Place[];
}

/**
 * A shown screen is always large. Else the one who speaks is, and stays so until somebody else does (`before`): a pause
 * must not make the picture jump. With one other person there is nothing to choose.
 */
export function layOut(people: readonly RemotePerson[], view: StageView, before: string | null): StageLayout {
  const pictures = people.map(({ device }): Place => ({ device, what: 'picture' }));
  const screens = people.filter(({ isSharing }) => isSharing);
  const [screen] = screens;
  if (screen !== undefined) return { large: { device: screen.device, what: 'screen' }, small: pictures };
  if (view === 'grid' || people.length < 2) return { large: null, small: pictures };
  const speaking = people.find(({ isSpeaking }) => isSpeaking);
  const seen = people.filter(({ state }) => state !== 'leftOut');
  const kept = seen.find(({ device }) => device === before);
  const large = speaking ?? kept ?? seen[0] ?? people[0];
  if (large === undefined) return { large: null, small: [] };
  return {
    large: { device: large.device, what: 'picture' },
    small: pictures.filter(({ device }) => device !== large.device),
  };
}
