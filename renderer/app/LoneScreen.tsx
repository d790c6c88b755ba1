// A screen without rail and places: what stands before a profile is open, while it is locked, and once it is gone.

import type { ComponentProps } from 'react';
import { Screen } from '../components/Screen.tsx';
import { Wordmark } from '../components/Wordmark.tsx';
import { ScreenHeader } from './ScreenHeader.tsx';

/** Help now is at hand on it, as everywhere. */
export function LoneScreen(props: Omit<ComponentProps<typeof Screen>, 'header'>) {
  return (
    <Screen
      {...props}
      header={
        <ScreenHeader hasHelp isBare>
          <Wordmark />
        </ScreenHeader>
      }
    />
  );
}
