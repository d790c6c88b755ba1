/** The Arabic words of an export's pages and of its README. */
import type { PageTexts } from './en.ts';

export const ar: PageTexts = {
  title: 'تصدير من O7 Therapy',
  made: (time) => `أُنشئ في ${time}. من يفتح هذه الملفات يستطيع قراءة كل ما فيها.`,
  open: 'ما ليس محادثة (الإعدادات والإيصالات وسجل الأمان وما تُرك وسببه) في المجلدين data وown، وشرحه في README.txt.',
  conversations: 'المحادثات',
  none: 'لا توجد محادثات.',
  group: 'مجموعة',
  broughtAlong: 'أُحضرت من تصدير سابق',
  lines: (count) => `عدد السطور: ${count}`,
  page: (number) => `صفحة ${number}`,
  back: 'كل المحادثات',
  earlier: 'الأقدم',
  later: 'الأحدث',
  you: 'أنت',
  somebody: 'شخص ما',
  draft: 'قيد الكتابة، لم يُرسل',
  edited: (first) => `عُدّلت. كانت أولًا: ${first}`,
  erased: 'سُحبت هذه الرسالة من جانب كاتبها.',
  answers: (name) => `رد على ${name}:`,
  starred: 'بنجمة',
  pinned: 'مثبّتة',
  notHere: (name) => `${name} (لم يكن هذا الملف على الكمبيوتر)`,
  missing: (count) => `عدد ما لم يصل قبل هذه الرسالة: ${count}`,
  outOfOrder: 'وصلت في موضع غير الذي كُتبت فيه',
  marks: {
    removedDevice: 'ختمها كمبيوتر أُزيل من قبل',
    goneAccount: 'ممن كان خارج المجموعة',
    cameBack: 'أعادها الطرف الآخر',
  },
  delivery: { waiting: 'لم تُرسل بعد', sent: 'أُرسلت', delivered: 'سُلّمت' },
  read: (time) => `قُرئت ${time}`,
  has: (name, time) => `${name}: سُلّمت ${time}`,
  hasRead: (name, time) => `${name}: قُرئت ${time}`,
  notices: {
    'devices.changed': (names) => `${names}: كمبيوتر آخر، أو كمبيوتر أقل.`,
    'key.changed': (names) => `${names}: مفتاح حساب جديد.`,
    'group.created': (names) => `إنشاء هذه المجموعة: ${names}.`,
    'group.added': (names) => `إضافة: ${names}.`,
    'group.removed': (names) => `إخراج: ${names}.`,
    'group.left': (names) => `مغادرة المجموعة: ${names}.`,
    'group.renamed': (names) => `للمجموعة اسم جديد: ${names}.`,
    'person.left': (names) => `مغادرة هذه المحادثة: ${names}.`,
    'person.erased': (names) => `محو الحساب في كل مكان: ${names}.`,
    'person.saidErased': (names) => `تقول الخدمة إن هذا الحساب مُحي: ${names}.`,
    'group.refused': (names) => `رُفضت مجموعة: ${names} بمفتاح حساب آخر.`,
    'person.unblocked': (names) => `رفع الحظر: ${names}.`,
    'conversation.renewed': () => 'أُنشئت مفاتيح هذه المحادثة من جديد.',
    'conversation.forked': () => 'لم تعرض الخدمة الشيء نفسه على الجميع. أُنشئت المفاتيح من جديد.',
    'history.asked': (names) => `طلب إرسال هذه المحادثة من جديد: ${names}.`,
    'history.came': (_names, count) => `عادت المحادثة: ${count}.`,
    'history.sent': (_names, count) => `أُرسلت المحادثة من جديد: ${count}.`,
    'history.declined': (names) => `لم تُرسل المحادثة من جديد: ${names}.`,
    'name.changed': (names) => `تغيّر اسم: ${names}.`,
    'rights.asked': (names) => `أُرسل إلى العيادة طلب بشأن البيانات (${names}).`,
    'rights.answered': (names) => `رُد على طلب بشأن البيانات (${names}).`,
    'record.part': () => 'من هنا تحتفظ العيادة بالمحادثة جزءًا من السجل العلاجي.',
    'record.apart': () => 'من هنا لا تعدّ العيادة المحادثة جزءًا من السجل العلاجي.',
  },
  readme: `تصدير من O7 Therapy
===================

index.html     كل شيء للقراءة في أي متصفح. بلا برمجة، ولا يُجلب شيء.
pages/         المحادثات، سنة بعد سنة.
data/          الشيء نفسه للبرامج: مجلد لكل محادثة فيه conversation.json (الأشخاص
               والحالة والمسودة) وسطورها، كل سطر كائن JSON، في
               messages-0001.ndjson وما بعده.
               settings.json: اختيارات تأخذها نسخة أخرى من التطبيق.
files/         ملفات الرسائل كما أُرسلت، تحت رقم الرسالة.
own/           ما يخص هذه النسخة: الملف الشخصي والعيادة والدعوات (بلا رموز)
               والإيصالات والطلبات والأجهزة والنسخ الاحتياطية المعروفة وسجل
               الأمان بالأسماء.
schema/        وصف JSON Schema (2020-12) لكل نوع من الملفات.
manifest.json  الصيغة والإصدار، ولكل ملف طوله وبصمة SHA-256.

الأوقات بالمللي ثانية منذ 1970-01-01 بالتوقيت العالمي.

تستطيع نسخة أخرى من O7 Therapy إحضار data/ وfiles/: عند أول تشغيل، أو من
الخصوصية ← حقوقك ← «إحضار تصدير».

ما لا يدخل أي تصدير: المفاتيح، وحالة التشفير، وكلمات الاسترداد، ورموز الدعوات،
وما يحتفظ به الآخرون.
`,
};
