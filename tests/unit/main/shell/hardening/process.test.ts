// Which switches and variables a packaged app refuses.

import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: { isPackaged: true } }));

const { findUnknownSwitch, isDangerousVariable } = await import(
  '../../../../../main/shell/hardening/process.ts'
);

describe('findUnknownSwitch', () => {
  it.each([
    '--remote-debugging-port=0',
    '--proxy-server=http://127.0.0.1:9',
    '--host-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--user-data-dir=/tmp/x',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '-r',
    '--self-test=yes',
    '--verify-audit',
    '--verify-audit=',
    '--verify-auditor=/home/rana/log',
  ])('finds %s', (name) => {
    expect(findUnknownSwitch(['o7therapy://join#0123', name], 'linux')).toBe(name);
  });

  it('takes the self-test, the check of a log, links and paths', () => {
    const given = [
      '--self-test',
      '--verify-audit=/home/rana/security log.jsonl',
      'o7therapy://join#0123-4567-89AB-CDEF',
      '/home/rana',
    ];
    expect(findUnknownSwitch(given, 'linux')).toBeUndefined();
  });

  it('knows that Windows programs take switches with a slash too', () => {
    expect(findUnknownSwitch(['/remote-debugging-port=0'], 'win32')).toBe('/remote-debugging-port=0');
  });
});

describe('isDangerousVariable', () => {
  it('names what changes Node, Electron or TLS, and nothing else', () => {
    const names = [
      'SSLKEYLOGFILE',
      'NODE_OPTIONS',
      'NODE_EXTRA_CA_CERTS',
      'ELECTRON_RUN_AS_NODE',
      'LD_PRELOAD',
      'HOME',
      'LANG',
    ];
    expect(names.filter(isDangerousVariable)).toEqual(names.slice(0, 5));
  });
});
