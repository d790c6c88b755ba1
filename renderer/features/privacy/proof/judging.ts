// From what a check found to a verdict: pure, so that each case can be shown to it.

import type { HostsProof } from '../../../../contract/bridge/proof-view.ts';
import type { TextKey } from '../../../i18n/keys.ts';
import type { CheckId, Results } from './check-ids.ts';

export type Verdict = 'holds' | 'fails' | 'unknown';

/** A verdict, and the sentence that says it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly words: TextKey;
}

const holds = (check: CheckId, isSo: boolean): Judged =>
  isSo
    ? { verdict: 'holds', words: `proof.checks.${check}.holds` }
    : { verdict: 'fails', words: `proof.checks.${check}.fails` };

const onlyAllowed = ({ contacts, service }: HostsProof): boolean =>
  contacts.every(
    ({ kind, host, port }) =>
      kind === 'proxy' || kind === 'zoom' || (host === service.host && port === service.port),
  );

/** A call went over Zoom since the app was opened: then "nobody else" would not be true. */
const hadZoom = ({ contacts }: HostsProof): boolean => contacts.some(({ kind }) => kind === 'zoom');

function hasNone(group: 'recorder' | 'analytics', { build }: Results): boolean {
  return build?.groups.find((one) => one.group === group)?.found === 0;
}

const isAsBuilt = ({ build }: Results): boolean =>
  build !== undefined && build.files > 0 && build.changed + build.missing + build.unknown === 0;

const judges: Readonly<Record<CheckId, (results: Results) => Judged | null>> = {
  database: ({ database }) =>
    database === undefined
      ? null
      : holds(
          'database',
          database.noKey === 'refused' && database.wrongKey === 'refused' && database.ownKey === 'opened',
        ),
  canary: ({ canary }) =>
    canary === undefined ? null : holds('canary', canary.before > 0 && canary.after === 0 && canary.control),
  hosts: ({ hosts }) => {
    if (hosts === undefined) return null;
    if (onlyAllowed(hosts) && hadZoom(hosts)) return { verdict: 'holds', words: 'proof.checks.hosts.zoom' };
    return onlyAllowed(hosts) && hosts.refusals.length > 0
      ? { verdict: 'holds', words: 'proof.checks.hosts.stopped' }
      : holds('hosts', onlyAllowed(hosts));
  },
  analytics: (results) => {
    if (results.hosts === undefined || results.build === undefined) return null;
    const isSo = onlyAllowed(results.hosts) && hasNone('analytics', results);
    return isSo && hadZoom(results.hosts)
      ? { verdict: 'holds', words: 'proof.checks.analytics.zoom' }
      : holds('analytics', isSo);
  },
  build: (results) =>
    results.build === undefined ? null : holds('build', isAsBuilt(results) && hasNone('recorder', results)),
  connection: ({ connection }) => {
    if (connection === undefined) return null;
    if (connection.state === 'none') return { verdict: 'unknown', words: 'proof.checks.connection.unknown' };
    if (connection.state === 'here') return { verdict: 'holds', words: 'proof.checks.connection.here' };
    return holds('connection', (connection.keyBits ?? 0) >= 256);
  },
  sealed: ({ sealed }) => {
    if (sealed === undefined) return null;
    if (sealed.sent === null) return { verdict: 'unknown', words: 'proof.checks.sealed.unknown' };
    const { isReadable } = sealed.sent;
    return isReadable === null
      ? { verdict: 'holds', words: 'proof.checks.sealed.gone' }
      : holds('sealed', !isReadable);
  },
  log: ({ log }) => (log === undefined ? null : holds('log', log.state === 'whole')),
  keys: ({ keys }) => (keys === undefined ? null : holds('keys', keys.backend !== 'none' || keys.passcode)),
};

/** Null before it was run. */
export function judge(check: CheckId, results: Results): Judged | null {
  return judges[check](results);
}
