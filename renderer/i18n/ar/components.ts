// نصوص تأتي مع المكوّنات.

export const components = {
  components: {
    clear: 'مسح',
    toasts_zero: 'لا إشعارات',
    toasts_one: 'إشعار واحد',
    toasts_two: 'إشعاران',
    toasts_few: '{{count}} إشعارات',
    toasts_many: '{{count}} إشعارًا',
    toasts_other: '{{count}} إشعار',
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
