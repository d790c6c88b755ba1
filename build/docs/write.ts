/** `npm run docs`: writes what is made from the code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portableSchemas, portableSchemaText } from '../../contract/domain/portable.ts';
import { hostsText } from './hosts.ts';
import { promisesText } from './promises-page.ts';
import { referenceText } from './reference.ts';

const docs = join(import.meta.dirname, '../../docs');
writeFileSync(join(docs, 'reference.md'), referenceText());
writeFileSync(join(docs, 'hosts.md'), hostsText());
writeFileSync(join(docs, 'promises.md'), promisesText());
for (const name of Object.keys(portableSchemas) as (keyof typeof portableSchemas)[])
  writeFileSync(join(docs, 'export', `${name}.json`), portableSchemaText(name));
