// Shows the whole page over a fake bridge, as a fresh page would stand.

import './page-environment.ts';
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeAll, vi } from 'vitest';
import { createFakeBridge, type FakeBridge } from '../../support/fake-bridge.ts';
import { emptyScene, type FakeScene } from '../../support/fake-scene.ts';

export interface ShownApp {
  readonly fake: FakeBridge;
  readonly user: UserEvent;
}

const loadPage = () =>
  Promise.all([
    import('../../../renderer/app/App.tsx'),
    import('../../../renderer/app/Providers.tsx'),
    import('../../../renderer/bridge/query-client.ts'),
    import('../../../renderer/bridge/live-updates.ts'),
    import('../../../renderer/i18n/i18n.ts'),
    import('../../../renderer/features/appearance/apply-appearance.ts'),
    import('../../../renderer/features/lock/locking.ts'),
  ]);

// The packages behind the page are many files; the first test must not pay for reading them.
beforeAll(async () => {
  Object.assign(window, { o7: createFakeBridge(emptyScene()).o7 });
  await loadPage();
  vi.resetModules();
}, 60_000);

/** Every module of the page is loaded anew, so that nothing is left over from another test. */
export async function showApp(scene: FakeScene): Promise<ShownApp> {
  const fake = createFakeBridge(scene);
  Object.assign(window, { o7: fake.o7 });
  const [
    { App },
    { Providers },
    { createQueryClient },
    { listenToEngine },
    { createI18n },
    appearance,
    locking,
  ] = await loadPage();
  const client = createQueryClient();
  listenToEngine(client);
  locking.listenForLocking();
  appearance.applyAppearance(scene.appearance);
  render(
    <Providers client={client} i18n={createI18n(scene.appearance.language)}>
      <App />
    </Providers>,
  );
  await screen.findAllByRole('heading');
  return { fake, user: userEvent.setup() };
}
