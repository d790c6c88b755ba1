// `npm run receipt:verify -- FILE`: checks a saved receipt without the app and without the service. Exit code 0: genuine, 1: not.

import { readFileSync, statSync } from 'node:fs';
import { checkReceiptFile, type ReceiptFlaw } from '../contract/domain/receipt-check.ts';
import { auditCrypto } from '../main/shell/audit-file.ts';

/** A receipt is some two kilobytes. */
const mostBytes = 64 * 1024;

const flaws: Readonly<Record<ReceiptFlaw, string>> = {
  malformed: 'this is no receipt of O7 Therapy',
  device: 'the account that it names did not vouch for the device that it names',
  changed: 'it was changed after the device had signed it',
  service: 'the signature of the service is of something else',
};

function readText(file: string): string | null {
  try {
    return statSync(file).size > mostBytes ? null : readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function wordsOf(file: string): { readonly ok: boolean; readonly words: readonly string[] } {
  const text = readText(file);
  if (text === null) return { ok: false, words: ['The file cannot be read.'] };
  const checked = checkReceiptFile(text, auditCrypto);
  if (!checked.ok) return { ok: false, words: [`NOT genuine: ${flaws[checked.flaw]}.`] };
  const { receipt, countersignature } = checked;
  const { device, text: agreed, details } = receipt;
  const words = [
    `Genuine: ${receipt.act}, ${new Date(receipt.at).toISOString()} by the clock of the device.`,
    `Signed by device ${device.device} of account ${device.account}, account key ${device.accountKey}.`,
  ];
  if (agreed !== null)
    words.push(
      `Text: ${agreed.name}, version ${agreed.version}, ${agreed.language}, SHA-256 ${agreed.hash}.`,
    );
  for (const [name, value] of Object.entries(details)) words.push(`${name}: ${value}`);
  words.push(
    countersignature === null
      ? 'The service has not signed it.'
      : `Countersigned ${new Date(countersignature.at).toISOString()} by the service key ${countersignature.key}.`,
    'Whoever holds these keys could have made another receipt: compare them with keys known before.',
  );
  return { ok: true, words };
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error('npm run receipt:verify -- FILE');
  process.exit(2);
}
const { ok, words } = wordsOf(file);
console.log(words.join('\n'));
process.exit(ok ? 0 : 1);
