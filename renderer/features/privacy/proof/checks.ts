// How each check is run, and what it adds to the results.

import { bridge, unwrap } from '../../../bridge/bridge.ts';
import type { CheckId, Results } from './check-ids.ts';

const readHosts = async (): Promise<Results> => ({ hosts: await unwrap(bridge.proof.hosts({})) });
const readBuild = async (): Promise<Results> => ({ build: await unwrap(bridge.proof.build({})) });

async function readLog(): Promise<Results> {
  const { lines, state } = await unwrap(bridge.audit.list({ before: null, limit: 1 }));
  return { log: { lines, state: state.kind } };
}

async function readKeys(): Promise<Results> {
  const { backend, machineBinding, passcodeCost } = await unwrap(bridge.device.view({}));
  return { keys: { backend, machineBinding, passcode: passcodeCost !== null } };
}

/** Each really runs when it is called, and rejects with the coded error where it cannot. */
export const runs: Readonly<Record<CheckId, () => Promise<Results>>> = {
  database: async () => ({ database: await unwrap(bridge.proof.database({})) }),
  canary: async () => ({ canary: await unwrap(bridge.proof.canary({})) }),
  hosts: readHosts,
  analytics: async () => ({ ...(await readHosts()), ...(await readBuild()) }),
  build: readBuild,
  connection: async () => ({
    ...(await readHosts()),
    connection: await unwrap(bridge.proof.connection({})),
  }),
  sealed: async () => ({ sealed: await unwrap(bridge.proof.sealed({})) }),
  log: readLog,
  keys: readKeys,
};
