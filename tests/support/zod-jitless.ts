// Import before any schema: pages whose policy forbids compiled code must not even probe for it.

import { z } from 'zod';

z.config({ jitless: true });
