/** What benches of windows stand on: a display and a keychain of their own, gone afterwards. */
import { startDisplay } from '../tests/support/display.ts';
import { type Keyring, startKeyring } from '../tests/support/keyring.ts';

export interface Stage {
  readonly keyring: Keyring;
  readonly close: () => Promise<void>;
}

/** Everything that is launched afterwards finds them in the environment. */
export async function openStage(): Promise<Stage> {
  const display = process.platform === 'linux' ? await startDisplay() : null;
  if (display !== null) process.env['DISPLAY'] = display.env.DISPLAY;
  const keyring = await startKeyring();
  for (const [name, value] of Object.entries(keyring.env)) process.env[name] = value;
  return {
    keyring,
    close: async () => {
      await keyring.stop();
      await display?.stop();
    },
  };
}
