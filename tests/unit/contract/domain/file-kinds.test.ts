/** Names of files: what may stand in a body and on a disk, and what would run. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanFileName, isProgramName, typeOfName, viewOf } from '../../../../contract/domain/file-kinds.ts';
import { fileReferenceSchema } from '../../../../contract/domain/file-reference.ts';
import { limits } from '../../../../contract/domain/limits.ts';

const name = fileReferenceSchema.shape.name;

it('makes any text a name that a body takes, and leaves a good one as it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })),
      (text) => {
        const cleaned = cleanFileName(text, limits.fileNameLetters);
        expect(name.safeParse(cleaned).success).toBe(true);
        expect(cleanFileName(cleaned, limits.fileNameLetters)).toBe(cleaned);
      },
    ),
  );
  expect(cleanFileName('خطة العلاج 2.pdf', 120)).toBe('خطة العلاج 2.pdf');
  expect(cleanFileName('/home/rana/Notes/plan.pdf', 120)).toBe('plan.pdf');
  expect(cleanFileName('C:\\Users\\Rana\\plan.pdf', 120)).toBe('plan.pdf');
  // What would read as plan.exe from right to left.
  expect(cleanFileName('plan\u202Eexe.pdf', 120)).toBe('planexe.pdf');
  expect(cleanFileName('con.txt', 120)).toBe('file-con.txt');
  expect(cleanFileName('...', 120)).toBe('file');
  expect(cleanFileName(`${'a'.repeat(200)}.pdf`, 120)).toBe(`${'a'.repeat(116)}.pdf`);
});

it('knows what would run, whatever its letters, and what is shown', () => {
  for (const one of [
    'x.exe',
    'X.EXE',
    'a.pdf.js',
    'run.sh ',
    'page.html',
    'drawing.svg',
    'macro.docm',
    'go.desktop',
  ])
    expect(isProgramName(one), one).toBe(true);
  for (const one of ['a.pdf', 'photo.jpeg', 'letter.docx', 'exe', 'notes.txt'])
    expect(isProgramName(one), one).toBe(false);
  expect(viewOf(typeOfName('photo.JPG'))).toBe('picture');
  expect(viewOf(typeOfName('plan.pdf'))).toBe('pdf');
  expect(viewOf(typeOfName('drawing.svg'))).toBeNull();
});
