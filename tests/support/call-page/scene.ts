// A call between two real engines in one page, as the contract suite wants it.

import { type CallScene, everythingOn } from '../call-engine-suite.ts';
import type { CallPage } from './open.ts';
import type {} from './page.ts';

const refusals = { denied: 'NotAllowedError', busy: 'NotReadableError', missing: 'NotFoundError' } as const;
const kinds = { camera: 'video', microphone: 'audio' } as const;

/** Engine 1 is the one under test, engine 2 the other person; `choice` of the other person is everything on. */
export async function openScene({ page, line }: CallPage): Promise<CallScene> {
  line.cut(false);
  await page.evaluate(async (ports) => {
    await window.rig.begin();
    window.rig.passThrough(ports);
    window.rig.add(1);
    window.rig.add(2);
    window.rig.hub.enter(1);
  }, line.ports);
  const act = (number: number, method: string, ...given: readonly unknown[]) =>
    page.evaluate(([who, name, values]) => window.rig.act(who, name, values), [
      number,
      method,
      given,
    ] as const);
  const other = async (method: string, ...given: readonly unknown[]) => {
    await act(2, method, ...given);
  };
  return {
    engine: {
      act: (method, ...given) => act(1, method, ...given),
      state: () => page.evaluate(() => window.rig.state(1)),
      async show(whose, what) {
        await page.evaluate(
          ([of, kind]) => {
            const { engine } = window.rig.of(1);
            const place = document.body;
            const device = of === 'self' ? 'self' : window.rig.of(2).device;
            const takeOut = engine.show(device, kind, place);
            Object.assign(window, { takeOut });
          },
          [whose, what] as const,
        );
        await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
        return () =>
          page.evaluate(() => {
            (window as unknown as { takeOut: () => void }).takeOut();
            return document.querySelectorAll('video').length;
          });
      },
    },
    other: {
      async enter() {
        await page.evaluate(() => window.rig.hub.enter(2));
        await other('join', everythingOn);
      },
      setMicrophone: (on) => other('setMicrophone', on),
      setCamera: (on) => other('setCamera', on),
      share: (on) => other(on ? 'share' : 'stopSharing'),
      async leave() {
        await other('leave');
        await page.evaluate(() => window.rig.hub.leave(2));
      },
    },
    devices: {
      refuse: (how) =>
        page.evaluate(
          (name) => {
            window.rig.of(1).refuse = name;
          },
          how === null ? null : refusals[how],
        ),
      unplug: (sort) =>
        page.evaluate((kind) => {
          // A browser tells a page of it by ending the track; by hand that takes two steps.
          const track = window.rig
            .of(1)
            .captured.find((one) => one.kind === kind && one.readyState === 'live');
          track?.stop();
          track?.dispatchEvent(new Event('ended'));
        }, kinds[sort]),
      live: (sort) =>
        page.evaluate(
          (kind) =>
            window.rig.of(1).captured.filter((one) => one.kind === kind && one.readyState === 'live').length,
          kinds[sort],
        ),
    },
    network: {
      cut: async () => line.cut(true),
      mend: async () => line.cut(false),
    },
    async close() {
      await page.evaluate(() => window.rig.begin());
    },
  };
}
