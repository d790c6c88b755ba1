// `npm run audit:verify -- FILE`: checks an exported security log without the app. Exit code 0: in order, 1: not.

import { checkAuditFile } from '../main/shell/audit-file.ts';

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error('npm run audit:verify -- FILE');
  process.exit(2);
}
const { ok, words } = checkAuditFile(file);
console.log(words);
process.exit(ok ? 0 : 1);
