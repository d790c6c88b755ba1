// What the engine is started with: where it is built, what it may see, and its first message.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EngineOptions } from '../../../contract/bridge/engine-port.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { DevOverrides } from '../dev-overrides.ts';
import { isTestRuntime } from '../runtime.ts';
import { engineEnvironment } from './engine-environment.ts';

/** Replaced at build time: the service that packaged builds talk to. */
declare const __SERVICE_URL__: string;

export interface EngineLaunch {
  /** Absolute path of the built engine. */
  readonly file: string;
  readonly env: Record<string, string>;
  readonly options: EngineOptions;
}

/** True for the addresses of this computer, written as numbers. */
function isLoopback(url: string): boolean {
  return ['127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

/** Collects the launch; throws `network.refusedDestination` where the test runtime is pointed at anything but this computer. */
export function engineLaunch(profileDir: string, overrides: DevOverrides): EngineLaunch {
  const serviceUrl = overrides.serviceUrl ?? __SERVICE_URL__;
  if (isTestRuntime && !isLoopback(serviceUrl)) throw new AppError('network.refusedDestination');
  return {
    file: join(__dirname, '../engine/engine.cjs'),
    env: engineEnvironment(process.env),
    options: {
      profileDir,
      run: randomUUID(),
      serviceUrl,
      awaitProxy: !isLoopback(serviceUrl),
      keychainService: isTestRuntime ? 'O7 Therapy (test runtime)' : 'O7 Therapy',
      ...(overrides.nativeBinding === undefined ? {} : { nativeBinding: overrides.nativeBinding }),
      ...(overrides.leastPasscodeCost === undefined ? {} : { leastPasscodeCost: true }),
      ...(overrides.machineId === undefined ? {} : { machineId: overrides.machineId }),
      ...(overrides.serviceCa === undefined ? {} : { serviceCa: overrides.serviceCa }),
      ...(overrides.sampleLines === undefined ? {} : { sampleLines: overrides.sampleLines }),
      ...(overrides.samplePeople === undefined ? {} : { samplePeople: overrides.samplePeople }),
    },
  };
}
