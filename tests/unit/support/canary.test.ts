// The scanner finds what is planted, in every form; otherwise finding nothing would say nothing.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFolder } from '../../support/canary.ts';

const canary = 'قناري canary 7731';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7c-'));
  mkdirSync(join(folder, 'deep'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const utf8 = Buffer.from(canary);
const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([1, 0, 255]), bytes, Buffer.from([9])]);

describe('scanFolder', () => {
  it.each([
    ['utf8', utf8],
    ['utf16le', Buffer.from(canary, 'utf16le')],
    ['utf16be', Buffer.from(canary, 'utf16le').swap16()],
    ['base64', Buffer.from(utf8.toString('base64'))],
    ['base64', Buffer.from(Buffer.concat([Buffer.from('x'), utf8, Buffer.from('more')]).toString('base64'))],
    ['base64url', Buffer.from(Buffer.concat([Buffer.from('xy'), utf8]).toString('base64url'))],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['hex upper case', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['gzip', gzipSync(Buffer.concat([Buffer.from('before '), utf8]))],
    ['gzip', gzipSync(gzipSync(Buffer.from(utf8.toString('base64'))))],
  ])('finds a text left as %s in a deep file', (form, bytes) => {
    writeFileSync(join(folder, 'deep', 'file'), around(bytes));
    const [hit] = scanFolder(folder, canary).hits;
    expect(hit?.file).toBe(join(folder, 'deep', 'file'));
    expect(hit?.forms).toContain(form);
  });

  it('says how much it read and finds nothing where nothing is', () => {
    writeFileSync(join(folder, 'deep', 'other'), 'canary 7732');
    expect(scanFolder(folder, canary)).toEqual({ files: 1, bytes: 11, hits: [] });
  });
});
