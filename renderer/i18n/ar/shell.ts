// نصوص تحيط بكل شاشة.

export const shell = {
  app: { name: 'O7 Therapy', opening: 'جارٍ الفتح…' },
  common: {
    back: 'رجوع',
    cancel: 'إلغاء',
    close: 'إغلاق',
    continue: 'متابعة',
    copied: 'تم النسخ',
    oneMoment: 'لحظة من فضلك…',
    tryAgain: 'محاولة أخرى',
    undo: 'تراجع',
  },
  rail: {
    name: 'الأقسام',
    talk: 'المحادثة',
    sessions: 'الجلسات',
    invitations: 'الدعوات',
    privacy: 'الخصوصية',
  },
  appearance: {
    languageNames: { en: 'English', ar: 'العربية' },
    toDark: 'مظهر داكن',
    toLight: 'مظهر فاتح',
  },
  connection: {
    offline: 'بلا اتصال منذ {{time}}.',
    waiting_zero: 'لا رسائل في الانتظار.',
    waiting_one: 'رسالة واحدة ستُرسل عند عودة الاتصال.',
    waiting_two: 'رسالتان ستُرسلان عند عودة الاتصال.',
    waiting_few: '{{count}} رسائل ستُرسل عند عودة الاتصال.',
    waiting_many: '{{count}} رسالة ستُرسل عند عودة الاتصال.',
    waiting_other: '{{count}} رسالة ستُرسل عند عودة الاتصال.',
    connecting: 'جارٍ الاتصال…',
    engine: {
      restarting: 'محرك التطبيق يبدأ من جديد. لم يُفقد شيء.',
      restarted: 'أُعيد تشغيل محرك التطبيق. لم يُفقد شيء.',
    },
  },
  palette: {
    name: 'البحث عن شخص أو إجراء',
    open: 'بحث (Ctrl أو Cmd + K)',
    search: 'البحث عن شخص أو إجراء…',
    results: 'النتائج',
    people: 'الأشخاص',
    actions: 'الإجراءات',
    nothing: 'لا نتائج.',
    talk: 'العودة إلى المحادثة',
    invite: 'دعوة شخص',
    privacy: 'ما نحتفظ به',
    language: 'English: تغيير اللغة',
  },
};
