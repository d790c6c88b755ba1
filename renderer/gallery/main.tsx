// Start of the gallery. Knows nothing of the engine: no bridge is needed to look at components.

import '../styles/fonts.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createI18n } from '../i18n/i18n.ts';
import { Gallery } from './Gallery.tsx';
import { applyLook, lookOf } from './look.ts';

const look = lookOf(location.search);
document.documentElement.classList.add('gallery');
applyLook(look);
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Gallery start={look} i18n={createI18n(look.language)} onLook={applyLook} />
    </StrictMode>,
  );
}
