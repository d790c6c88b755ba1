// Start-up app of the test runtime: loads the app folder named on the command line, as Electron's own default app does.

const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** Switches whose value is the next argument. */
const withValue = new Set(['-r', '--require']);

let folder = null;
const preloaded = [];
const given = process.argv.slice(1);
for (let at = 0; at < given.length; at += 1) {
  const argument = given[at];
  if (withValue.has(argument)) {
    at += 1;
    preloaded.push(given[at]);
  } else if (argument === '--version' || argument === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (!argument.startsWith('-')) {
    folder = path.resolve(argument);
    break;
  }
}

if (preloaded.length > 0) Module._preloadModules(preloaded);
if (folder === null) {
  console.error('usage: electron [options] <app folder>');
  process.exit(1);
}

const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
app.setAppPath(folder);
app.setDesktopName(about.desktopName ?? `${app.name}.desktop`);
const main = path.join(folder, about.main ?? 'index.js');
// Electron makes its app folder importable the same way: the main file decides between CommonJS and ESM.
if (main.endsWith('.mjs')) void import(require('node:url').pathToFileURL(main).href);
else Module._load(main, Module, true);
