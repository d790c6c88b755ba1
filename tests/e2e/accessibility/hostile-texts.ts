// Texts that somebody could write to break a window: each as a person would type or paste it.

import { limits } from '../../../contract/domain/limits.ts';

const marks = '\u0300\u0301\u0302\u0303\u0304\u0308\u030b\u0327\u0328\u0331\u0338\u0489';
const family = '👩🏽‍👩🏾‍👧🏿‍👦🏻';
const flag = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';

/** Name of the danger → the text. Each is short enough to be a message. */
export const hostileTexts = {
  markup:
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1"><svg onload=window.hacked=1><b>bold</b><a href="https://evil.example">press</a><style>*{display:none}</style>',
  entities:
    '&lt;img src=x onerror=window.hacked=1&gt; &#60;script&#62; &nbsp;&zwj; {{name}} #{1+1} $t(common.undo)',
  markdown:
    '# heading\n**bold** _it_ `code` [press](javascript:window.hacked=1) ![x](https://evil.example/x.png)\n> quote\n- list\n| a | b |\n<https://evil.example>',
  word: 'W'.repeat(limits.textBytes),
  zalgo: [...'the calm river'].map((letter) => letter + marks.repeat(12)).join(''),
  overrides: 'invoice\u202egpj.exe\u202d \u2066\u2067\u2068 \u202b\u202e never closed \u200f\u061c\u206a',
  homographs:
    'https://аррӏе.com/login https://xn--80ak6aa92e.com http://bank.example@evil.example/ www.gооgle.com',
  lineEnds: `first${'\n'.repeat(20_000)}last`,
  otherLineEnds: `a\u2028b\u2029c\u0085d\r\ne\u000bf\u000cg`,
  emoji: `${family.repeat(150)}${flag.repeat(100)}${'👩‍'.repeat(400)}${'\ufe0f\u20e3'.repeat(300)}`,
  invisible: `\u200b\u200c\u200d\u2060\ufeff${'\u00ad'.repeat(500)}x${'\u034f'.repeat(500)}`,
  arabicLigatures: `${'\ufdfd'.repeat(80)}${'ـ'.repeat(2_000)}`,
  controls: 'bell\u0007 escape\u001b[31mred null\u0000 delete\u007f',
} as const;
