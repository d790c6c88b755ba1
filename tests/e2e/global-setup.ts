// Gives the whole run one display of its own on Linux, so that no window lands on a person's screen.

import { startDisplay } from '../support/display.ts';

export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') return undefined;
  const display = await startDisplay();
  process.env['DISPLAY'] = display.env.DISPLAY;
  delete process.env['WAYLAND_DISPLAY'];
  return display.stop;
}
