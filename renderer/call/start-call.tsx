// Start of a call page, whichever way its media go: learns theme, language and the call itself, then draws.

import '../styles/fonts.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { allowClearing } from '../app/clearing-markup.ts';
import { unwrap } from '../bridge/results.ts';
import { applyAppearance, unknownAppearance } from '../features/appearance/apply-appearance.ts';
import { createI18n } from '../i18n/i18n.ts';
import { CallApp, type PageEngine } from './app/CallApp.tsx';
import { CallProviders } from './app/CallProviders.tsx';
import { listenToCall, noteStart } from './app/call-store.ts';
import { listenForHiding } from './app/hiding.ts';
import { loadDevices } from './app/kept-devices.ts';
import { callBridge } from './bridge.ts';

/** Draws into `#root`. The engine is asked for once, when somebody was let in. */
export async function startCall(page: PageEngine): Promise<void> {
  allowClearing();
  listenToCall();
  listenForHiding();
  const [start] = await Promise.all([unwrap(callBridge.start({})).catch(() => null), loadDevices()]);
  const appearance = start?.appearance ?? unknownAppearance;
  if (start !== null) noteStart(start);
  applyAppearance(appearance);
  const place = document.getElementById('root');
  if (place === null) return;
  createRoot(place).render(
    <StrictMode>
      <CallProviders i18n={createI18n(appearance.language)}>
        <CallApp page={page} />
      </CallProviders>
    </StrictMode>,
  );
}
