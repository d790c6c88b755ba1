// Puts Zoom's players into the places that the screens offer, as soon as there is something to show and for as long as there is.

import { isZoomFailure } from './failures.ts';
import styles from './Pictures.module.css';
import type { ZoomStream } from './sdk.ts';

type What = 'picture' | 'screen';

/** 360 lines: what a face in a window needs, and what Zoom sends without SharedArrayBuffer too. */
const quality = 2;

interface Wanted {
  readonly whose: string;
  readonly what: What;
  readonly box: HTMLElement;
  /** Zoom's number of whom the player in the box shows; null: none is in it. */
  shown: number | null;
  /** The last step with this place; the next one waits for it. */
  step: Promise<void>;
}

export interface Pictures {
  readonly show: (whose: string, what: What, place: HTMLElement) => () => void;
  /** Compares what is shown with what there is. */
  readonly follow: () => void;
}

/** `find`: Zoom's number of somebody who has such a picture now. `ownScreen`: the element that shows what is shared here. */
export function createPictures(
  stream: () => ZoomStream | null,
  find: (whose: string, what: What) => number | null,
  ownScreen: () => HTMLElement | null,
): Pictures {
  const places = new Set<Wanted>();

  async function put({ what, box }: Wanted, user: number): Promise<boolean> {
    const source = stream();
    if (source === null) return false;
    const player =
      what === 'picture' ? await source.attachVideo(user, quality) : await source.attachShareView(user);
    if (isZoomFailure(player)) return false;
    box.replaceChildren(player as HTMLElement);
    return true;
  }

  async function take({ what, box, shown }: Wanted): Promise<void> {
    const [player] = box.children;
    box.replaceChildren();
    const source = stream();
    if (source === null || shown === null || player === undefined) return;
    type Player = Parameters<ZoomStream['detachVideo']>[1];
    if (what === 'picture') await source.detachVideo(shown, player as unknown as Player);
    else await source.detachShareView(shown, player as unknown as Player);
  }

  async function adjust(wanted: Wanted): Promise<void> {
    const user = places.has(wanted) ? find(wanted.whose, wanted.what) : null;
    if (user === wanted.shown) return;
    if (wanted.shown !== null) await take(wanted).catch(() => undefined);
    wanted.shown = null;
    if (user !== null && (await put(wanted, user).catch(() => false))) wanted.shown = user;
  }

  const adjustInTurn = (wanted: Wanted): void => {
    if (wanted.whose === 'self' && wanted.what === 'screen') {
      const own = places.has(wanted) ? ownScreen() : null;
      wanted.box.replaceChildren(...(own === null ? [] : [own]));
      return;
    }
    wanted.step = wanted.step.then(() => adjust(wanted));
  };

  return {
    show(whose, what, place) {
      const box = document.createElement('video-player-container');
      box.className = styles['box'] ?? '';
      place.append(box);
      const wanted: Wanted = { whose, what, box, shown: null, step: Promise.resolve() };
      places.add(wanted);
      adjustInTurn(wanted);
      return () => {
        places.delete(wanted);
        adjustInTurn(wanted);
        box.remove();
      };
    },
    follow() {
      for (const wanted of places) adjustInTurn(wanted);
    },
  };
}
