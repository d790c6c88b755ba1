// الكلمات العربية لكل ما يرسمه النظام نفسه: القوائم وأيقونة الشريط والإشعار.

import type { ShellTexts } from './en.ts';

export const ar: ShellTexts = {
  somethingNew: 'هناك جديد',
  unread: 'رسائل غير مقروءة',
  unlock: 'فتح الرسائل',
  app: {
    about: 'عن O7 Therapy',
    settings: 'الإعدادات…',
    hide: 'إخفاء O7 Therapy',
    hideOthers: 'إخفاء التطبيقات الأخرى',
    showAll: 'إظهار الكل',
    quit: 'إنهاء O7 Therapy',
    open: 'فتح O7 Therapy',
    lock: 'قفل الآن',
    hideAll: 'إظهار شاشة فارغة',
  },
  file: { name: 'ملف', invite: 'دعوة شخص…', closeWindow: 'إغلاق النافذة' },
  edit: {
    name: 'تحرير',
    undo: 'تراجع',
    redo: 'إعادة',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    selectAll: 'تحديد الكل',
  },
  view: {
    name: 'عرض',
    find: 'البحث عن شخص أو إجراء…',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    zoomReset: 'الحجم المعتاد',
    theme: 'المظهر',
    system: 'مثل النظام',
    light: 'فاتح',
    dark: 'داكن',
    language: 'اللغة',
    fullScreen: 'ملء الشاشة',
  },
  window: { name: 'نافذة', minimise: 'تصغير النافذة', zoom: 'ملاءمة الشاشة', front: 'إحضار الكل إلى الأمام' },
  files: { saveLog: 'حفظ سجل الأمان', log: 'سجل الأمان' },
  help: { name: 'مساعدة', now: 'مساعدة الآن', shortcuts: 'اختصارات لوحة المفاتيح' },
};
