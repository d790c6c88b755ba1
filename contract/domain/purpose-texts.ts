/** What a person reads before they decide: versioned, the same bytes in the window, in the engine and in every receipt. */
import type { PurposeId } from './purposes.ts';

/** How much of the use of their data a person may stop until they lift it. */
export const restrictionScopes = ['optional', 'everything'] as const;
export type RestrictionScope = (typeof restrictionScopes)[number];

/** Whatever can be decided about. */
export type DecidedText = PurposeId | `restriction.${RestrictionScope}`;

export interface AgreedText {
  readonly title: string;
  readonly text: string;
}

interface Versioned {
  /** Another text gets another version; receipts of earlier ones keep the hash of what was read then. */
  readonly version: string;
  readonly en: AgreedText;
  readonly ar: AgreedText;
}

export const decidedTexts: Readonly<Record<DecidedText, Versioned>> = {
  service: {
    version: '1',
    en: {
      title: 'Carrying your messages',
      text: 'O7 carries sealed messages between you and the people you write with, and keeps what was not collected yet. It cannot read them. It learns which accounts write to each other and when. Without this there is no conversation.',
    },
    ar: {
      title: 'نقل الرسائل',
      text: 'ينقل O7 رسائل مختومة بين أطراف المحادثة ويحفظ ما لم يُستلم بعد. لا يستطيع قراءتها. يعرف أي حسابات تتراسل ومتى. بدون ذلك لا توجد محادثة.',
    },
  },
  account: {
    version: '1',
    en: {
      title: 'Keeping your account',
      text: 'O7 keeps your account, the list of your computers and, where a recovery kit was made, a sealed copy of your identity, so that nobody else can speak for you. Without this there is no account.',
    },
    ar: {
      title: 'حفظ الحساب',
      text: 'يحفظ O7 الحساب وقائمة أجهزة الكمبيوتر الخاصة به، ونسخة مختومة من الهوية إن أُنشئت عدة الاسترداد، حتى لا يتحدث أحد آخر باسم صاحب الحساب. بدون ذلك لا يوجد حساب.',
    },
  },
  care: {
    version: '1',
    en: {
      title: 'Care by the practice',
      text: 'What is written in a conversation is part of care. The practice answers for it; O7 carries it and cannot read it. What is to happen with it is for the practice to decide: ask it under “Your rights”.',
    },
    ar: {
      title: 'الرعاية لدى العيادة',
      text: 'ما يُكتب في المحادثة جزء من الرعاية. العيادة هي المسؤولة عنه، وO7 ينقله ولا يستطيع قراءته. القرار بشأنه للعيادة: يمكن سؤالها تحت «حقوقك».',
    },
  },
  requests: {
    version: '1',
    en: {
      title: 'Answering your requests',
      text: 'What you ask and decide about your data is kept with its receipts, because it must be possible to show that it was done. It is kept until the account is erased.',
    },
    ar: {
      title: 'الاستجابة للطلبات',
      text: 'ما يُطلب ويُقرَّر بشأن البيانات يُحفظ مع إيصالاته، لأن إثبات تنفيذه واجب. يُحفظ حتى محو الحساب.',
    },
  },
  security: {
    version: '1',
    en: {
      title: 'Protecting the account',
      text: 'So that a shortened security log is noticed, O7 is told how long the log of this computer is, and nothing of what is in it. If you object, O7 is told no more and forgets what it was told. Records of logging in last a day and stay: without them nobody could know whose messages are whose.',
    },
    ar: {
      title: 'حماية الحساب',
      text: 'حتى يُلاحظ أي اقتطاع من سجل الأمان، يُبلَّغ O7 بطول سجل هذا الكمبيوتر دون أي شيء مما فيه. عند الاعتراض لا يُبلَّغ O7 بعد ذلك وينسى ما بُلِّغ به. سجلات الدخول تدوم يومًا وتبقى: بدونها لا يُعرف لمن كل رسالة.',
    },
  },
  abuse: {
    version: '1',
    en: {
      title: 'Protection from abuse',
      text: 'O7 is told whom you block, so that nothing of theirs is delivered, and keeps reports that somebody made. Nobody is watched and nothing is searched: both exist only because a person pressed. So there is nothing here that could be stopped by itself. If you object, O7 is told, and a person there has to decide; until then all stays as it is.',
    },
    ar: {
      title: 'الحماية من الإساءة',
      text: 'يُبلَّغ O7 بمن حُظر حتى لا يُسلَّم شيء منه، ويحفظ البلاغات التي قُدِّمت. لا أحد مراقَب ولا شيء يُفتَّش: كلاهما لا يوجد إلا بضغطة من شخص. لذلك لا شيء هنا يمكن إيقافه تلقائيًا. عند الاعتراض يُبلَّغ O7 وعلى شخص هناك أن يقرر، وحتى ذلك الحين يبقى كل شيء كما هو.',
    },
  },
  notifications: {
    version: '1',
    en: {
      title: 'Notifications',
      text: 'When a message comes and the window is not in front, this computer shows “Something new”, without a name and without words. Nobody is told of it. If you object, none is shown on any of your computers.',
    },
    ar: {
      title: 'الإشعارات',
      text: 'عند وصول رسالة والنافذة ليست في المقدمة، يعرض هذا الكمبيوتر «هناك جديد» دون اسم ودون كلمات. لا يُبلَّغ أحد بذلك. عند الاعتراض لا يظهر أي إشعار على أي كمبيوتر لهذا الحساب.',
    },
  },
  email: {
    version: '1',
    en: {
      title: 'E-mail from O7',
      text: 'O7 may write to the e-mail address you gave, about your account and this service: with a neutral sender and subject, never with anything from a conversation. This version sends none; your answer is kept for when it can. Care goes on either way.',
    },
    ar: {
      title: 'البريد الإلكتروني من O7',
      text: 'يجوز أن يكتب O7 إلى عنوان البريد الإلكتروني المعطى بشأن الحساب وهذه الخدمة: بمرسل وموضوع محايدين، ودون أي شيء من أي محادثة. هذا الإصدار لا يرسل بريدًا، ويُحفظ الجواب إلى حين إمكان ذلك. تستمر الرعاية في الحالتين.',
    },
  },
  usage: {
    version: '1',
    en: {
      title: 'Usage figures',
      text: 'How the app is used is not measured: this version has no code that sends such figures. Should one come, it will be off, and you will be asked here first.',
    },
    ar: {
      title: 'أرقام الاستخدام',
      text: 'لا يُقاس استخدام التطبيق: لا يوجد في هذا الإصدار كود يرسل مثل هذه الأرقام. وإن جاء لاحقًا فسيكون متوقفًا، والسؤال يأتي هنا أولًا.',
    },
  },
  'restriction.optional': {
    version: '1',
    en: {
      title: 'Optional uses only',
      text: 'Everything optional is off until you lift this: notifications, e-mail, what others are told of your reading and typing. Your conversations go on.',
    },
    ar: {
      title: 'الاستخدامات الاختيارية فقط',
      text: 'كل ما هو اختياري متوقف حتى رفع التقييد: الإشعارات، والبريد الإلكتروني، وما يُقال للآخرين عن القراءة والكتابة. المحادثات مستمرة.',
    },
  },
  'restriction.everything': {
    version: '1',
    en: {
      title: 'Everything',
      text: 'O7 only stores. Messages for you wait at O7 and do not expire; none is handed out, and nothing you write is sent. The people you write with see “Paused by this person”. When you lift this, everything arrives in its order. Reading what is here, export and Help now stay. Linking or moving to another computer waits until then.',
    },
    ar: {
      title: 'كل شيء',
      text: 'يكتفي O7 بالتخزين. الرسائل الواردة تنتظر لدى O7 ولا تنتهي مدتها، ولا يُسلَّم منها شيء، ولا يُرسَل شيء مما يُكتب هنا. يرى أطراف المحادثات «أوقفه هذا الشخص مؤقتًا». عند رفع التقييد يصل كل شيء بترتيبه. تبقى قراءة ما هنا والتصدير و«مساعدة الآن». ربط كمبيوتر آخر أو الانتقال إليه ينتظر حتى ذلك الحين.',
    },
  },
};

/** The very words that a receipt's hash is made of. */
export function wholeText({ title, text }: AgreedText): string {
  return `${title}\n${text}`;
}
