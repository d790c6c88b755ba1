// Start of the page: asks the engine for the profile's state and shows it.

import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { BridgeCalls } from '../../contract/bridge/channels.ts';
import type { BridgeEvents } from '../../contract/bridge/events.ts';

declare global {
  interface Window {
    readonly o7: BridgeCalls & { readonly events: BridgeEvents };
  }
}

function App() {
  const [state, setState] = useState('…');
  useEffect(() => {
    void window.o7.profile
      .status({})
      .then((result) => setState(result.ok ? result.value.state : result.error.code));
  }, []);
  return <main data-testid="profile-state">{state}</main>;
}

const place = document.getElementById('root');
if (place)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
