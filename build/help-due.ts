// Lists the entries of Help now that have to be compared with their sources again: `node build/help-due.ts [YYYY-MM-DD]`.

import { helpCountries, isOld } from '../renderer/features/help/data/countries.ts';

/** A day ahead asks what will be due by then. */
const [, , day] = process.argv;
const at = day === undefined ? Date.now() : Date.parse(`${day}T00:00:00Z`);

const entries = helpCountries.flatMap(({ country, emergency, services }) => [
  ...(emergency === null ? [] : [{ country, name: 'emergency numbers', ...emergency }]),
  ...services.map((service) => ({ country, ...service })),
]);
const due = entries.filter((entry) => isOld(entry, at));
for (const { country, name, checked, source } of due)
  console.log(`${country}  ${checked}  ${name}  ${source.url}`);
console.log(`${due.length} of ${entries.length} entries are due`);
process.exitCode = due.length > 0 ? 1 : 0;
