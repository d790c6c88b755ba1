// What runs us: the Electron that is declared and shipped, or the end-of-life one of test machines.

/** Replaced at build time: the major version package.json declares. */
declare const __ELECTRON_MAJOR__: number;

/** The running Electron's version. */
export const electronVersion = process.versions['electron'] ?? '0';

/** True on a runtime older than the declared one: it talks to loopback only and says so. */
export const isTestRuntime = Number(electronVersion.split('.')[0]) < __ELECTRON_MAJOR__;
