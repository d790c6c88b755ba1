/** Dalia and Sherif: two people in one conversation, who have bought a sofa and not agreed where it stands. */
import type { WallTime } from '../moment.ts';

/** A client who is in the couple's conversation too. */
export interface Partner {
  readonly key: string;
  readonly nickname: string;
  readonly label: string;
  /** What each wrote with Rana alone, before: when, who, and the text. */
  readonly lines: readonly (readonly [when: WallTime, who: 'rana' | 'them', text: string])[];
}

const dalia: Partner = {
  key: 'dalia',
  nickname: 'Dalia',
  label: 'Dalia, with Sherif',
  lines: [
    [
      '2026-03-29 19:04',
      'them',
      'hello, it is Dalia. the code worked on the first try, which Sherif said it would not',
    ],
    [
      '2026-03-30 08:34',
      'rana',
      'Welcome, Dalia. I will open a conversation for the three of us as soon as he is here too.',
    ],
  ],
};

const sherif: Partner = {
  key: 'sherif',
  nickname: 'sherif_h',
  label: 'Sherif, with Dalia',
  lines: [
    ['2026-03-30 21:47', 'them', 'مساء الخير، أنا شريف. Dalia says I am late. I would call it thorough'],
    [
      '2026-03-31 08:31',
      'rana',
      'Welcome, Sherif. What the two of you write with me in the other conversation, all three of us can read.',
    ],
  ],
};

/** In one conversation with their therapist; `lines` as a person's. */
export const couple: {
  readonly key: string;
  readonly title: string;
  readonly madeOn: WallTime;
  readonly partners: readonly Partner[];
  readonly lines: readonly (readonly [when: WallTime, who: 'rana' | 'dalia' | 'sherif', text: string])[];
} = {
  key: 'couple',
  title: 'Dalia and Sherif, Sundays',
  madeOn: '2026-03-31 08:35',
  partners: [dalia, sherif],
  // biome-ignore format: one line of this file is one line of the conversation
  lines: [
    ['2026-03-31 08:37', 'rana', 'Good morning, both. Here is the room for the three of us. Our Sundays: 12 April, 26 April, 10 and 24 May, 19:00.'],
    ['2026-03-31 12:15', 'dalia', 'thank you. we will be on the same sofa. that is already news'],
    ['2026-03-31 12:40', 'sherif', 'The sofa is the subject, Rana. You should know this from the start.'],
    ['2026-04-13 08:30', 'rana', 'For the two weeks: each of you asks one question a day that begins with “what would you like”, and listens to the end of the answer.'],
    ['2026-04-13 20:02', 'sherif', 'I asked. The answer took eleven minutes. I listened to all of it and learned two things.'],
    ['2026-04-13 20:03', 'dalia', 'three'],
    ['2026-04-13 20:05', 'sherif', 'Three. I was saving one.'],
    ['2026-04-19 22:20', 'dalia', 'he asked what i would like for dinner and i said “whatever you like”. we both noticed. we laughed. we had soup'],
    ['2026-04-20 08:33', 'rana', 'You both noticed: that is the whole exercise. The soup is extra.'],
    ['2026-04-27 18:10', 'sherif', 'We wrote the list as agreed: what each of us does in the house without being seen. Mine had nine lines. Hers had a second page.'],
    ['2026-04-27 18:12', 'dalia', 'he read the second page aloud and said thank you after every line. الصراحة اتأثرت'],
    ['2026-04-28 08:32', 'rana', 'Keep both pages. On the 10th we look at who would like to hand which line to whom.'],
    ['2026-05-11 21:30', 'dalia', 'handed over: the plants, the phone calls to my aunt (mine), the bills (his). nobody wanted the balcony'],
    ['2026-05-12 08:35', 'rana', 'Then the balcony is shared until somebody misses it.'],
    ['2026-05-17 19:44', 'sherif', 'Report from the balcony: we had tea there. It seems we both missed it.'],
    ['2026-05-25 20:15', 'dalia', 'the sofa is at the window now. two weeks at the window, two weeks at the wall, then we decide. it was his idea'],
    ['2026-05-25 20:16', 'sherif', 'It was the third thing from the eleven minutes.'],
    ['2026-05-26 08:31', 'rana', 'I would like to see a drawing of both rooms on the 7th. Stick figures are welcome.'],
    ['2026-06-01 18:20', 'dalia', 'drawing is done. he has given the sofa a face'],
  ],
};
