/** `npm run docs`: writes what is made from the code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceText } from './reference.ts';

writeFileSync(join(import.meta.dirname, '../../docs/reference.md'), referenceText());
