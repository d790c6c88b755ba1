// The application menu: macOS needs one for its shortcuts, elsewhere the window has none.

import { Menu } from 'electron';

/** Installs the menu; no entry opens a page, a file or a developer tool. */
export function installMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const about = [
    { role: 'about' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'quit' },
  ] as const;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu', submenu: [...about] },
      { role: 'editMenu' },
      { role: 'windowMenu' },
    ]),
  );
}
