// What a person types to look for themselves, on their system. Each asks another program than this app.

import type { CheckId, Results } from './check-ids.ts';

export type Platform = 'linux' | 'darwin' | 'win32';

interface Known {
  readonly platform: Platform;
  readonly results: Results;
}

const connections: Readonly<Record<Platform, string>> = {
  linux: 'ss -tunp | grep -i -e o7-therapy -e electron',
  darwin: 'lsof -nP -i -a -c "O7 Therapy"',
  win32: 'Get-NetTCPConnection -OwningProcess (Get-Process "O7 Therapy").Id',
};

function inside({ platform, results }: Known): string {
  const file = results.database?.file ?? 'vault/o7.db';
  return platform === 'win32' ? file.replace('/', '\\') : file;
}

const built = 'npm run build:check\nnpm run build:check -- /path/to/app.asar';

const commands: Readonly<Record<CheckId, (known: Known) => string>> = {
  database: (known) => {
    const file = inside(known);
    const bytes = known.platform === 'win32' ? `Format-Hex ${file} -Count 32` : `xxd -l 32 ${file}`;
    return `sqlite3 ${file} .tables\n${bytes}`;
  },
  canary: ({ platform }) =>
    platform === 'win32'
      ? 'Get-ChildItem -Recurse -File | Select-String -SimpleMatch "WORDS" -List'
      : 'grep -rlaF "WORDS" .',
  hosts: ({ platform }) => connections[platform],
  analytics: ({ platform }) => `${connections[platform]}\nnpm run build:check`,
  build: () => built,
  connection: ({ platform, results }) => {
    // Without TLS there is nothing to ask; that the connection stays here, the system shows.
    if (results.connection?.state === 'here') return connections[platform];
    const { host = 'HOST', port = 443 } = results.hosts?.service ?? {};
    return `openssl s_client -connect ${host}:${port} -brief`;
  },
  sealed: () => "SELECT size, encode(bytes, 'hex') FROM envelopes ORDER BY accepted_at DESC LIMIT 1;",
  log: () => 'npm run audit:verify -- security-log.jsonl',
  keys: ({ platform }) => (platform === 'win32' ? 'type vault\\key.json' : 'cat vault/key.json'),
};

/** One command a line. */
export function commandOf(check: CheckId, known: Known): string {
  return commands[check](known);
}
