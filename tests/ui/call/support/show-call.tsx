// Shows the whole call page over a fake bridge and fake devices, as a fresh page would stand.

import '../../support/page-environment.ts';
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeAll, vi } from 'vitest';
import type { CallView } from '../../../../contract/bridge/call-view.ts';
import type { CallEngineName } from '../../../../contract/domain/call.ts';
import type { ErrorCode } from '../../../../contract/errors/catalogue.ts';
import type { Language } from '../../../../renderer/i18n/i18n.ts';
import { createFakeCall, type FakeCall } from '../../../support/fake-call.ts';
import { createFakeCallEngine, type FakeCallEngine, fakeRemote } from '../../../support/fake-call-engine.ts';
import { type FakeMedia, installMedia } from './fake-media.ts';

export interface ShownCall {
  readonly fake: FakeCall;
  readonly media: FakeMedia;
  readonly user: UserEvent;
  /** The engines that were made so far. */
  readonly engines: readonly FakeCallEngine[];
  /** How often the page began what an engine takes. */
  readonly prepared: () => number;
  /** Every call of this name, its requests in order. */
  readonly asked: (name: string) => readonly unknown[];
}

const loadPage = () =>
  Promise.all([
    import('../../../../renderer/call/app/CallApp.tsx'),
    import('../../../../renderer/call/app/CallProviders.tsx'),
    import('../../../../renderer/call/app/call-store.ts'),
    import('../../../../renderer/call/app/hiding.ts'),
    import('../../../../renderer/call/app/kept-devices.ts'),
    import('../../../../renderer/i18n/i18n.ts'),
    import('../../../../contract/errors/app-error.ts'),
  ]);

// The packages behind the page are many files; the first test must not pay for reading them.
beforeAll(async () => {
  Object.assign(window, { o7call: createFakeCall().o7call });
  await loadPage();
  vi.resetModules();
}, 60_000);

interface Given {
  readonly language?: Language;
  readonly locked?: boolean;
  /** Whose page it is; Zoom's has fewer channels. */
  readonly page?: CallEngineName;
  /** Going in fails the first time. */
  readonly joinFails?: ErrorCode;
  /** Before the page asks anything. */
  readonly before?: (fake: FakeCall, media: FakeMedia) => void;
}

/** Every module of the page is loaded anew, so that nothing is left over from another test. */
export async function showCall(view: Partial<CallView> = {}, given: Given = {}): Promise<ShownCall> {
  const { language = 'en', page = 'webrtc', locked = false, before, joinFails } = given;
  const fake = createFakeCall(view, page === 'zoom');
  const media = installMedia();
  before?.(fake, media);
  Object.assign(window, { o7call: fake.o7call });
  const [{ CallApp }, { CallProviders }, store, hiding, kept, { createI18n }, { AppError }] =
    await loadPage();
  const engines: FakeCallEngine[] = [];
  const make = async () => {
    const made = createFakeCallEngine(
      fake
        .view()
        .people.filter(({ state }) => state === 'in')
        .map(({ device }) => fakeRemote(device ?? '')),
    );
    if (joinFails !== undefined && engines.length === 0) made.failNext(new AppError(joinFails));
    engines.push(made);
    return made.engine;
  };
  let preparations = 0;
  const prepare = () => {
    preparations += 1;
  };
  store.listenToCall();
  if (locked) fake.emit('call.locked', { locked });
  hiding.listenForHiding();
  await kept.loadDevices();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  render(
    <CallProviders i18n={createI18n(language)}>
      <CallApp page={{ name: page, prepare, make }} />
    </CallProviders>,
  );
  await screen.findAllByRole('heading', { level: 1 });
  return {
    fake,
    media,
    user: userEvent.setup(),
    engines,
    prepared: () => preparations,
    asked: (name) => fake.calls.filter((one) => one.name === name).map(({ request }) => request),
  };
}

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
