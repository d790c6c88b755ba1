// Reads a word of a host name back into its own letters (RFC 3492).

const base = 36;
const leastThreshold = 1;
const mostThreshold = 26;
const mark = 'xn--';

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / points);
  let steps = 0;
  while (rest > ((base - leastThreshold) * mostThreshold) / 2) {
    rest = Math.floor(rest / (base - leastThreshold));
    steps += base;
  }
  return steps + Math.floor((base * rest) / (rest + 38));
}

/** 0–35 for a letter or a digit; -1 for anything else. */
const digitOf = (letter: string): number => 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);

/** The word in its own letters; as it stands where it is in plain letters or spelled wrongly. */
export function fromPunycode(word: string): string {
  if (!word.startsWith(mark)) return word;
  const spelled = word.slice(mark.length);
  const plainEnd = Math.max(0, spelled.lastIndexOf('-'));
  const points = [...spelled.slice(0, plainEnd)].map((letter) => letter.charCodeAt(0));
  let [code, bias, place] = [128, 72, 0];
  for (let at = plainEnd === 0 ? 0 : plainEnd + 1; at < spelled.length; ) {
    const before = place;
    for (let weight = 1, step = base; ; step += base) {
      const digit = digitOf(spelled[at++] ?? '');
      if (digit < 0) return word;
      place += digit * weight;
      const threshold = Math.min(mostThreshold, Math.max(leastThreshold, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = points.length + 1;
    bias = adapt(place - before, length, before === 0);
    code += Math.floor(place / length);
    place %= length;
    if (code > 0x10ffff) return word;
    points.splice(place++, 0, code);
  }
  return String.fromCodePoint(...points);
}
