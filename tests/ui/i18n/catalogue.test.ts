// The two catalogues against each other, against the code that uses them, and against the contract.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataClasses, dataClassIds } from '../../../contract/domain/data-classes.ts';
import { storageItemIds, storageRegister } from '../../../contract/domain/storage-register.ts';
import { errorCodes } from '../../../contract/errors/catalogue.ts';
import { invitationStates } from '../../../contract/wire/schemas.ts';
import { ar } from '../../../renderer/i18n/ar.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [name, text] of flatten(value, `${prefix}${key}.`)) all.set(name, text);
  }
  return all;
}

const english = flatten(en);
const arabic = flatten(ar);
const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const variablesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** The renderer's sources without the catalogues, and without the gallery, which nobody uses. */
function readSources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['en', 'ar', 'gallery'].includes(entry.name) ? '' : readSources(path);
      return /\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}
const sources = readSources(join(import.meta.dirname, '../../../renderer'));

describe('the catalogues', () => {
  test('Arabic has every key of English and no other', () => {
    expect(new Set([...arabic.keys()].map(baseOf))).toEqual(new Set([...english.keys()].map(baseOf)));
  });

  test('no text is empty', () => {
    for (const [key, text] of [...english, ...arabic]) expect(text.trim(), key).not.toBe('');
  });

  test('both languages fill in the same values', () => {
    for (const [key, text] of arabic) {
      const master = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      const allowed = variablesOf(master);
      const used = variablesOf(text);
      // A word may stand for the number (one, two), but nothing may be invented or forgotten.
      const needed = key.includes('_') ? allowed.filter((name) => name !== 'count') : allowed;
      expect(
        used.filter((name) => name !== 'count' || !key.includes('_')),
        key,
      ).toEqual(needed);
    }
  });

  test.each(['zero', 'one', 'two', 'few', 'many', 'other'])(
    'Arabic has the plural form %s of everything counted',
    (form) => {
      const counted = new Set([...english.keys()].filter((key) => key.endsWith('_other')).map(baseOf));
      for (const base of counted) expect(arabic.has(`${base}_${form}`), base).toBe(true);
    },
  );

  test('Arabic counts as Arabic does', () => {
    const { t } = createI18n('ar');
    const said = [1, 2, 3, 11, 100].map((count) => t('people.unread', { count }));
    expect(said).toEqual([
      'رسالة واحدة غير مقروءة',
      'رسالتان غير مقروءتين',
      '3 رسائل غير مقروءة',
      '11 رسالة غير مقروءة',
      '100 رسالة غير مقروءة',
    ]);
  });

  test('Arabic addresses nobody by gender and writes Western digits', () => {
    for (const [key, text] of arabic) {
      expect(text, key).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
      expect(text, key).not.toMatch(
        /(^|[\s«(])(أرسل|أرسلي|اكتب|اكتبي|اختر|اختاري|اضغط|اضغطي|افتح|افتحي|حاول|حاولي|أدخل|أدخلي|انسخ|انسخي|تأكد|تأكدي)(?=[\s.،:]|$)/,
      );
    }
  });

  test('every text is used', () => {
    const isUsed = (key: string): boolean => {
      if (sources.includes(`'${key}'`) || sources.includes(`"${key}"`)) return true;
      const parts = key.split('.');
      // `t(\`a.b.${value}\`)`: some part is filled in where the text is used.
      return parts.some((_part, at) => {
        const before = parts.slice(0, at).join('.');
        const after = parts.slice(at + 1).join('.');
        const start = before === '' ? null : `\`${before}.\${`;
        return (
          start !== null && sources.includes(start) && (after === '' || sources.includes(`}.${after}\``))
        );
      });
    };
    const unused = [...new Set([...english.keys()].map(baseOf))].filter(
      (key) => !isUsed(key) && !key.startsWith('errors.'),
    );
    expect(unused).toEqual([]);
  });
});

describe('the contract has words in both languages', () => {
  const both = [
    ['English', english],
    ['Arabic', arabic],
  ] as const;

  test.each(both)('every error code in %s, and no other', (_language, texts) => {
    const codes = [...texts.keys()].filter((key) => key.startsWith('errors.')).map((key) => key.slice(7));
    expect(codes.sort()).toEqual([...errorCodes].sort());
  });

  test.each(both)('every data class, its basis, its answer and its end in %s', (_language, texts) => {
    for (const id of dataClassIds) {
      const { basis, answers, readableBy, retention, source } = dataClasses[id];
      const keys = [
        `dataClasses.${id}.name`,
        `dataClasses.${id}.why`,
        `dataRows.${id}`,
        ...source.map((one) => `held.sources.${one}`),
        `privacy.basis.${basis}`,
        `privacy.answers.${answers}`,
        `privacy.readableBy.${readableBy}`,
        ...(retention.kind === 'until' ? [`privacy.until.${retention.event}`] : []),
      ];
      for (const key of keys) expect(texts.has(key), key).toBe(true);
    }
  });

  test.each(both)('every stored item and every state of an invitation in %s', (_language, texts) => {
    for (const id of storageItemIds) {
      const { group, lifetime } = storageRegister[id];
      for (const key of [
        `storageItems.${id}.name`,
        `storageItems.${id}.why`,
        `storageItems.${id}.without`,
        `storage.groups.${group}`,
        `storage.intros.${group}`,
        `storage.lifetimes.${lifetime}`,
      ]) {
        expect(texts.has(key), key).toBe(true);
      }
    }
    for (const state of invitationStates) expect(texts.has(`invitations.states.${state}`)).toBe(true);
  });
});
