/** Where something still stands in a database: in rows of its tables, in bytes of its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Every row of every table as text, bytes as hex. */
export async function dump(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const found = new Map<string, string>();
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
    found.set(name, rows.map(({ row }) => row).join('\n'));
  }
  await client.end();
  return found;
}

/** The tables in which an id or a hash stands: as bytes, as text, or as text inside bytes. */
export function tablesWith(tables: ReadonlyMap<string, string>, id: string): string[] {
  const forms = [Buffer.from(id, 'base64url').toString('hex'), id, Buffer.from(id, 'utf8').toString('hex')];
  return [...tables].filter(([, text]) => forms.some((form) => text.includes(form))).map(([name]) => name);
}

/** Files of a whole cluster in which any of these bytes stand. */
export function filesWith(dataFolder: string, raw: readonly Buffer[]): string[] {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return raw.some((id) => bytes.includes(id));
    });
}
