/** Key packages: offered by a device, handed to people joined to it. */
import type { Handlers } from '../http/route.ts';
import { fetchKeyPackages, publishKeyPackages } from '../keys/key-packages.ts';

export const keyPackageHandlers = {
  'keyPackages.publish': (context, request, caller) => publishKeyPackages(context, caller, request),
  'keyPackages.fetch': (context, request, caller) => fetchKeyPackages(context, caller, request),
} satisfies Partial<Handlers>;
