/** The operator's command line as a program: `npm run admin -- <command>`. */
import { runAdmin } from './run.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
});
