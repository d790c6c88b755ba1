// نصوص تأتي مع المكوّنات.

export const components = {
  components: {
    clear: 'مسح',
    toasts: 'إشعارات',
    calendar: { open: 'فتح التقويم', before: 'الشهر السابق', after: 'الشهر التالي' },
    emoji: {
      name: 'رموز تعبيرية',
      groups: {
        faces: 'وجوه',
        hands: 'أيدٍ',
        hearts: 'قلوب وأضواء',
        nature: 'طبيعة',
        food: 'طعام وشراب',
        things: 'كل يوم',
      },
    },
  },
};
