// Start of the page: listens to the engine, learns the person's theme and language, then draws.

import '../styles/fonts.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bridge, unwrap } from '../bridge/bridge.ts';
import { listenToEngine } from '../bridge/live-updates.ts';
import { appearanceQuery } from '../bridge/queries.ts';
import { createQueryClient } from '../bridge/query-client.ts';
import { tellWhatIsStopped } from '../bridge/stopped.ts';
import { applyAppearance, unknownAppearance } from '../features/appearance/apply-appearance.ts';
import { coverNeutrally, listenForLocking } from '../features/lock/locking.ts';
import { createI18n } from '../i18n/i18n.ts';
import { App } from './App.tsx';
import { allowClearing } from './clearing-markup.ts';
import { Providers } from './Providers.tsx';

allowClearing();
tellWhatIsStopped();
const client = createQueryClient();
listenToEngine(client);
listenForLocking();

async function start(): Promise<void> {
  const [appearance, cover] = await Promise.all([
    client.fetchQuery(appearanceQuery).catch(() => unknownAppearance),
    unwrap(bridge.lock.cover({})).catch(() => null),
  ]);
  applyAppearance(appearance);
  // Before the first frame: a page that was made behind the neutral screen shows nothing of itself.
  if (cover?.neutral === true) coverNeutrally();
  const place = document.getElementById('root');
  if (place === null) return;
  createRoot(place).render(
    <StrictMode>
      <Providers client={client} i18n={createI18n(appearance.language)}>
        <App />
      </Providers>
    </StrictMode>,
  );
}

void start();
