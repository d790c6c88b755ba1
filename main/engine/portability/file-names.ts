/** Names of files inside an archive: what the sender called it, as any system can unpack it. */

const mostLetters = 80;

/** Letters that a system gives a meaning of its own, and those that show nothing. */
const awkward = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** `files/LINE/1-plan.pdf`: the same name gives the same path. */
export function filePath(line: string, position: number, name: string): string {
  const [stem = '', ending = ''] = /^(.*?)(\.[^.]{1,12})?$/su.exec(name.normalize('NFC'))?.slice(1) ?? [];
  const plain = `${[...stem].slice(0, mostLetters).join('')}${ending ?? ''}`.replace(awkward, '_');
  return `files/${line}/${position + 1}-${plain.replace(/[. ]+$/, '') || 'file'}`;
}
