/** Reads and changes a real keychain as another program of the same person could: `list`, `set NAME VALUE`, `remove NAME`. */
import keytar from 'keytar';

const [service = '', work, name = '', value = ''] = process.argv.slice(2);
if (work === 'set') await keytar.setPassword(service, name, value);
else if (work === 'remove') await keytar.deletePassword(service, name);
else {
  const entries = await keytar.findCredentials(service);
  process.stdout.write(JSON.stringify(Object.fromEntries(entries.map((one) => [one.account, one.password]))));
}
