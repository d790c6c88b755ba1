/** Runs inside pages: gaps between frames, time from a key or a press to the paint of what it changed. */
import type { Page } from '@playwright/test';

/** What the probes leave in the page's global. */
interface Probed {
  o7Bench: {
    keys: number[];
    frames: number[];
    rows: Set<string>;
    /** Which counting runs; 0 for none. */
    counting: number;
    waiting: Promise<number> | null;
  };
}

/** The page keeps from now on, for each key that changes a field, ms from the key to the paint. Call once. */
export function probeKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const own = { keys: [] as number[], frames: [], rows: new Set(), counting: 0, waiting: null };
    Object.assign(window, { o7Bench: own });
    let pressedAt = 0;
    window.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true);
    window.addEventListener(
      'input',
      () => {
        const from = pressedAt;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => own.keys.push(performance.now() - from);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** Ms from key to paint of every key since the last call. */
export async function takeKeys(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as Probed).o7Bench.keys.splice(0));
}

/** Counts frames, and rows that were in the page at one of them. */
export function startFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { o7Bench: own } = window as unknown as Probed;
    const mine = Math.random();
    Object.assign(own, { frames: [], rows: new Set(), counting: mine });
    let last = 0;
    let count = 0;
    const frame = (now: number): void => {
      if (own.counting !== mine) return;
      if (last > 0) own.frames.push(now - last);
      last = now;
      count += 1;
      if (count % 5 === 0)
        for (const row of document.querySelectorAll<HTMLElement>('[data-row]'))
          own.rows.add(row.dataset['row'] ?? '');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

export interface Frames {
  /** Ms between two frames. */
  readonly gaps: readonly number[];
  /** Different rows that were drawn. */
  readonly rows: number;
}

/** Ends the counting. */
export function stopFrames(page: Page): Promise<Frames> {
  return page.evaluate(() => {
    const { o7Bench: own } = window as unknown as Probed;
    own.counting = 0;
    return { gaps: own.frames, rows: own.rows.size };
  });
}

/** The next key or press is timed: until another name stands in the header and its newest line is painted. */
export function armSwitch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { o7Bench: own } = window as unknown as Probed;
    const before = document.querySelector('main h1')?.textContent;
    const isShown = () => {
      if (document.querySelector('main h1')?.textContent === before) return false;
      const newest = [...document.querySelectorAll('main [role=log] [data-message]')].at(-1);
      const scroller = newest?.closest('[role=log]')?.parentElement;
      if (newest === undefined || scroller == null) return false;
      const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 4;
      return atEnd && newest.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().bottom;
    };
    own.waiting = new Promise((resolve) => {
      const begin = (event: Event): void => {
        window.removeEventListener('pointerdown', begin, true);
        window.removeEventListener('keydown', begin, true);
        const look = (): void => {
          if (!isShown()) return void requestAnimationFrame(look);
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('pointerdown', begin, true);
      window.addEventListener('keydown', begin, true);
    });
  });
}

/** The next press is timed until two frames have been painted: the least that any change of the page takes. */
export function armTwoFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { o7Bench: own } = window as unknown as Probed;
    own.waiting = new Promise((resolve) => {
      const begin = (event: Event): void =>
        void requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          }),
        );
      window.addEventListener('pointerdown', begin, { capture: true, once: true });
    });
  });
}

/** The next key is timed until this line stands in the window and is painted. */
export function armLine(page: Page, message: string): Promise<void> {
  return page.evaluate((id) => {
    const { o7Bench: own } = window as unknown as Probed;
    const isShown = (): boolean => {
      const row = document.querySelector(`[data-message="${id}"]`);
      const scroller = row?.closest('[role=log]')?.parentElement;
      if (row == null || scroller == null || document.querySelector('[role=dialog]') !== null) return false;
      const [line, frame] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
      return line.top >= frame.top && line.bottom <= frame.bottom;
    };
    own.waiting = new Promise((resolve) => {
      const begin = (event: Event): void => {
        const look = (): void => {
          if (!isShown()) return void requestAnimationFrame(look);
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('keydown', begin, { capture: true, once: true });
    });
  }, message);
}

/** Ms that the armed key or press took. */
export async function takeTimed(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Probed).o7Bench.waiting ?? Promise.resolve(Number.NaN));
}
