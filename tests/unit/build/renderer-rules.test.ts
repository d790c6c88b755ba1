// Rules of our own: each is shown lines that break it and lines that are right.

import { describe, expect, it } from 'vitest';
import { physicalValues } from '../../../build/lint/css-sides.ts';
import { fileWrites } from '../../../build/lint/file-writes.ts';
import { wordsAndSides } from '../../../build/lint/tsx-words.ts';

describe('values in CSS', () => {
  it.each([
    ['text-align: left', 'a side by name'],
    ['float: right', 'a side by name'],
    ['transform-origin: left center', 'a side by name'],
    ['transition: opacity 1s, left 1s', 'a side by name'],
    ['margin: 0 4px 0 8px', 'two sides that differ'],
    ['inset: 0 auto 0 0', 'two sides that differ'],
    ['padding: 0 calc(1px + 2px) 0 0', 'two sides that differ'],
    ['border-radius: 7px 0 0 7px', 'corners that differ'],
    ['border-radius: 7px 0', 'corners that differ'],
  ])('refuses `%s`: %s', (declaration) => {
    expect(physicalValues(`.a {\n  ${declaration};\n}\n`)).toEqual([
      { rule: 'physical-value', line: 2, what: declaration },
    ]);
  });

  it.each([
    'text-align: start',
    'margin: 0 4px 2px 4px',
    'padding: 1px 2px',
    'inset: 0',
    'border-radius: 7px 7px 0 0',
    'border-radius: 50%',
    'grid-template-areas: "left-over"',
    'animation: slide-left 1s',
  ])('takes `%s`', (declaration) => {
    expect(physicalValues(`.a {\n  ${declaration};\n}\n`)).toEqual([]);
  });

  it('leaves comments alone and still counts their lines', () => {
    const css = '/* float: left;\n second */\n.a {\n  float: left;\n}\n';
    expect(physicalValues(css).map(({ line }) => line)).toEqual([4]);
  });
});

describe('words in components', () => {
  it.each([
    '<p>Hello</p>',
    '<p>مرحبًا</p>',
    "<p>{'Hello'}</p>",
    ['<p>{`Hello ', '{name}`}</p>'].join('$'),
    "<p>{isOpen ? 'Open' : t('x')}</p>",
    "<p>{isOpen && 'Open'}</p>",
    "<p>{'Count: ' + count}</p>",
    '<input aria-label="Name" />',
    '<input placeholder="Name" />',
    '<img alt="A room" />',
    '<a title={`Name`} />',
    '<TextField label="Nickname" />',
    "<TextField hint={name ?? 'Nobody'} />",
  ])('refuses %s', (jsx) => {
    expect(wordsAndSides(`const view = ${jsx};`)).toMatchObject([{ rule: 'words-outside-catalogue' }]);
  });

  it.each([
    "<p>{t('talk.hello')}</p>",
    "<p className='box' id='x' role='status'>·&nbsp;12</p>",
    "<p>{name === 'system' ? a : b}</p>",
    "<TextField label={t('x')} placeholder='XXXX-XXXX' />",
    ['<p>{`', '{a}: ', '{b}`}</p>'].join('$'),
    '<Sheet size="small" role="alertdialog" />',
  ])('takes %s', (jsx) => {
    expect(wordsAndSides(`const view = ${jsx};`)).toEqual([]);
  });

  it('takes words where only developers look', () => {
    expect(wordsAndSides('const view = <p>Hello</p>;', true)).toEqual([]);
  });
});

describe('sides in `style`', () => {
  it.each([
    '<p style={{ marginLeft: 4 }} />',
    "<p style={{ 'left': x }} />",
    "<p style={{ textAlign: 'right' }} />",
    '<p style={isOpen ? { paddingRight: 4 } : {}} />',
  ])('refuses %s', (jsx) => {
    expect(wordsAndSides(`const view = ${jsx};`, true)).toMatchObject([{ rule: 'physical-style' }]);
  });

  it('takes logical ones', () => {
    expect(wordsAndSides("const view = <p style={{ marginInlineStart: 4, textAlign: 'start' }} />;")).toEqual(
      [],
    );
  });
});

describe('writing files in main', () => {
  it.each([
    ["import { writeFileSync } from 'node:fs';", 'writeFileSync'],
    ["import { existsSync, openSync as see } from 'node:fs';", 'openSync'],
    ["import { open, type FileHandle } from 'fs/promises';", 'open'],
    ["import fs from 'node:fs';", '*'],
    ["import * as files from 'node:fs/promises';", '*'],
    ["const late = await import('node:fs');", '*'],
    ["const old = require('fs');", '*'],
  ])('refuses `%s`', (line, what) => {
    expect(fileWrites(`// one\n${line}\n`)).toEqual([{ rule: 'write-past-gate', line: 2, what }]);
  });

  it.each([
    "import { existsSync, readFileSync, rmSync } from 'node:fs';",
    "import type { FileHandle } from 'node:fs/promises';",
    "import { openSync, writeFileSync } from '../writing/files.ts';",
    "import { join } from 'node:path';",
  ])('takes `%s`', (line) => {
    expect(fileWrites(line)).toEqual([]);
  });
});
