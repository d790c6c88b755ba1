// What the two people of the demo write: rescheduling, homework, a question about privacy. Made up by us; nobody's story.

/** Who writes a line. */
export type Author = 'therapist' | 'client';

/** A hard moment, or a line that somebody writes. */
export type Step =
  | { readonly kind: 'line'; readonly by: Author; readonly text: string }
  | { readonly kind: 'stopService' | 'startService' | 'killEngine' };

const client = (text: string): Step => ({ kind: 'line', by: 'client', text });
const therapist = (text: string): Step => ({ kind: 'line', by: 'therapist', text });

/** The client's first line is written before the therapist has confirmed them. */
export const firstLine = 'مساء الخير يا دكتورة رنا، أنا سارة. البرنامج اشتغل معايا من أول مرة 🙂';

export const steps: readonly Step[] = [
  therapist('مساء النور يا سارة، نوّرتِ. Your line came through fine.'),
  client('جلسة التلات لسه على معادها؟ عندي اجتماع اتحط فجأة الساعة ٦.'),
  therapist('We can move it. Wednesday at 7:00 pm, or Thursday at 5:30?'),
  client('الأربع ٧ ممتاز.'),
  therapist('Wednesday 25 November, 7:00 pm Cairo time then.'),
  client('وبالنسبة للواجب: كتبت تلات مرات الأسبوع ده، مش كل يوم.'),
  therapist('Three times is three times. What did you notice on the days you wrote?'),
  client('إني بنام أحسن لما أكتب قبل النوم.\nواليوم اللي ما كتبتش فيه فضلت أفكر في الشغل.'),
  therapist('That is worth bringing on Wednesday. Two lines a day are plenty.'),
  { kind: 'stopService' },
  client('حاضر.'),
  client('هو الكلام هنا بيروح لحد غيرك؟'),
  therapist('No. Press the line under my name and you will see what O7 holds of it.'),
  { kind: 'startService' },
  client('شفته. أرقام وحروف ومفيش ولا كلمة مفهومة 😅'),
  therapist('Exactly as it should be.'),
  { kind: 'killEngine' },
  therapist('One small thing for the week: notice one moment a day that was lighter.'),
  client('لحظة واحدة في اليوم؟ تمام.'),
  therapist(
    'One is enough. The breathing exercise is at https://example.org/breathing if you want it again.',
  ),
  client('شكرًا. أشوفك الأربع.'),
  therapist('See you Wednesday, Sara.'),
];
