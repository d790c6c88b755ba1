// Words for the gallery's samples in both languages. Nobody but developers sees them.

import type { Language } from '../i18n/i18n.ts';

const en = {
  nickname: 'sunflower',
  otherNickname: 'ليلى',
  label: 'Sara A., Tuesdays',
  short: 'Save',
  erase: 'Delete on my computers',
  sentence: 'Thank you. I slept a little better this week, and I went for the walk we talked about.',
  long: 'A very long label that somebody wrote without thinking of narrow places, and then went on writing a little more',
  hint: 'It travels encrypted; O7 cannot read it.',
  error: 'Please choose at least one letter, digit or emoji.',
  placeholder: 'Write a message',
  choices: ['As the system', 'Light', 'Dark'],
  choiceHint: 'Follows the computer’s own setting',
  deleted: 'Message deleted on your computers.',
  undo: 'Undo',
  unread: '{{count}} unread messages',
  empty: 'Nothing here yet. Send Rana a first line; she will see it when she opens O7.',
  offline: 'Offline since 09:12. 3 messages will go out.',
  tryAgain: 'Try again',
  reading: 'Reading the profile',
  confirmBody: 'The message goes from your computers. Rana’s copy stays hers until she deletes it.',
};

/** The sample words of one language. */
export type Samples = typeof en;

const ar: Samples = {
  nickname: 'عبّاد الشمس',
  otherNickname: 'sunflower',
  label: 'سارة ع.، الثلاثاء',
  short: 'حفظ',
  erase: 'حذف من أجهزتي',
  sentence: 'شكرًا. نمت أحسن شوية الأسبوع ده، ومشيت المشوار اللي اتكلمنا عنه.',
  long: 'تسمية طويلة جدًا كُتبت من غير تفكير في الأماكن الضيقة، ثم استمرت الكتابة قليلًا بعد ذلك أيضًا',
  hint: 'ينتقل مشفّرًا، ولا يستطيع O7 قراءته.',
  error: 'مطلوب حرف أو رقم أو رمز تعبيري واحد على الأقل.',
  placeholder: 'كتابة رسالة',
  choices: ['حسب النظام', 'فاتح', 'داكن'],
  choiceHint: 'يتبع إعداد الكمبيوتر',
  deleted: 'حُذفت الرسالة من أجهزتك.',
  undo: 'تراجع',
  unread: '{{count}} رسالة غير مقروءة',
  empty: 'لا شيء هنا بعد. سطر أول إلى رنا يكفي، وسيظهر لها عند فتح O7.',
  offline: 'بلا اتصال منذ 09:12. 3 رسائل ستُرسل.',
  tryAgain: 'محاولة أخرى',
  reading: 'قراءة الملف الشخصي',
  confirmBody: 'تُحذف الرسالة من أجهزتك. نسخة رنا تبقى لديها إلى أن تحذفها.',
};

/** The samples of a language. */
export function samplesOf(language: Language): Samples {
  return language === 'ar' ? ar : en;
}
