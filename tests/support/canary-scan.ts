/** Looks for a secret word in files under every form it may take: UTF-8, UTF-16, hex, base64 at each offset, inside gzip. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Base64 of the word as it looks inside a longer text, for the three places it can start at. */
function base64Forms(word: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), word]).toString('base64');
    // Letters that also depend on the neighbours are cut off.
    const start = offset === 0 ? 0 : offset + 1;
    const spare = (offset + word.length) % 3;
    return text.replace(/=+$/, '').slice(start, spare === 0 ? undefined : -1);
  });
}

/** Every form of a word, by name. */
export function formsOf(word: string): { readonly form: string; readonly bytes: Buffer }[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const texts = [
    ...base64Forms(utf8).map((text) => ({ form: 'base64', text })),
    ...base64Forms(utf8).map((text) => ({
      form: 'base64url',
      text: text.replaceAll('+', '-').replaceAll('/', '_'),
    })),
    { form: 'hex', text: utf8.toString('hex') },
    { form: 'hex upper case', text: utf8.toString('hex').toUpperCase() },
  ];
  return [
    { form: 'utf8', bytes: utf8 },
    { form: 'utf16le', bytes: utf16 },
    { form: 'utf16be', bytes: Buffer.from(utf16).swap16() },
    ...texts.map(({ form, text }) => ({ form, bytes: Buffer.from(text, 'latin1') })),
  ];
}

/** Content of every gzip stream that starts somewhere in these bytes and can be read. */
function* unpacked(bytes: Buffer): Generator<Buffer> {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      yield gunzipSync(bytes.subarray(at));
    } catch {
      // Three bytes that happen to look like a header.
    }
  }
}

/** The forms under which `word` stands in `bytes`. */
export function findWord(bytes: Buffer, word: string): string[] {
  const found = formsOf(word)
    .filter(({ bytes: form }) => bytes.includes(form))
    .map(({ form }) => form);
  for (const inner of unpacked(bytes)) {
    if (findWord(inner, word).length > 0) found.push('gzip');
  }
  return [...new Set(found)];
}

/** Every file below `folder` that holds the word, with the forms. */
export function scanFolder(folder: string, word: string): { file: string; forms: string[] }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, forms: findWord(readFileSync(file), word) }))
    .filter(({ forms }) => forms.length > 0);
}
