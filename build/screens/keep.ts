// Takes drawn places into docs/screens/all: drawing runs as the ordinary user, the clone may belong to another.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.js';

const drawn = join(root, 'test-results', 'screens');
const kept = join(root, 'docs', 'screens', 'all');

mkdirSync(kept, { recursive: true });
for (const name of readdirSync(drawn)) copyFileSync(join(drawn, name), join(kept, name));
