// Draws every picture of the app's icon and tray from the three SVGs beside it: `node build/icons/render.ts`.
// Needs a Chromium; the results are committed, so nothing else does.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { icns, ico } from './containers.ts';

const here = import.meta.dirname;
const read = (name: string): string => readFileSync(join(here, name), 'utf8');

/** `light` is for a light panel and drawn in ink, `dark` for a dark one. macOS colours its templates by itself. */
const trayColours = {
  light: { ink: '#1d2423', dot: '#1f5f5b' },
  dark: { ink: '#e8ecea', dot: '#86c9bf' },
  template: { ink: '#000000', dot: '#000000' },
} as const;

async function draw(browser: Browser, svg: string, edge: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: edge, height: edge } });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${edge}px;height:${edge}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

async function drawApp(browser: Browser): Promise<void> {
  const pictures = [];
  for (const edge of [16, 32, 48, 64, 128, 256, 512, 1024]) {
    const png = await draw(browser, read(edge < 64 ? 'icon-small.svg' : 'icon.svg'), edge);
    writeFileSync(join(here, 'app', `${edge}x${edge}.png`), png);
    pictures.push({ edge, png });
  }
  writeFileSync(join(here, 'icon.ico'), ico(pictures.filter(({ edge }) => edge <= 256)));
  writeFileSync(join(here, 'icon.icns'), icns(pictures));
}

async function drawTray(browser: Browser): Promise<void> {
  const tray = read('tray.svg');
  for (const isUnread of [false, true]) {
    for (const [look, { ink, dot }] of Object.entries(trayColours)) {
      const hidden = isUnread ? '' : '.dot{display:none}';
      const svg = `<style>svg{color:${ink};--dot:${dot}}${hidden}</style>${tray}`;
      const isTemplate = look === 'template';
      const name = isTemplate
        ? `tray${isUnread ? 'Unread' : ''}Template`
        : `tray${isUnread ? '-unread' : ''}-${look}`;
      const edge = isTemplate ? 16 : 32;
      writeFileSync(join(here, 'tray', `${name}.png`), await draw(browser, svg, edge));
      writeFileSync(join(here, 'tray', `${name}@2x.png`), await draw(browser, svg, 2 * edge));
    }
  }
}

for (const folder of ['app', 'tray']) mkdirSync(join(here, folder), { recursive: true });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
await drawApp(browser);
await drawTray(browser);
await browser.close();
