// What a screen reader is given of a conversation, in both languages.

import { deskOf, openPerson } from '../desk.ts';
import { expect, test } from '../fixtures.ts';
import { appear } from '../looks.ts';

test('the conversation reads in a sensible order, with names, roles and days', async ({ launch }) => {
  const { page } = await launch();
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await openPerson(desk, 'sunflower');
  await page.locator('[data-message]').last().waitFor();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - navigation "Places":
      - button "Talk"
      - button "Invitations"
      - button "Privacy"
      - button "Find (Ctrl or Cmd + K)"
      - button "Settings"
      - button "Help now"
    - region "People":
      - heading "People" [level=2]
      - group:
        - searchbox "Search people"
      - radiogroup "Show":
        - radio "All" [checked]
        - radio "Unread"
        - radio "My reply"
        - radio "Archive"
      - list:
        - listitem:
          - button "Nadim, from the desk 09:55 two sugars Please confirm"
        - listitem:
          - button /^Sara A., Tuesdays 08:04 sunflower There is a man .* waits for your reply pinned/
    - main:
      - heading "Sara A., Tuesdays sunflower" [level=1]
      - button "Only you and sunflower can read this What O7 sees"
      - log /Messages with .*sunflower/:
        - heading "Yesterday" [level=2]
        - article "You:":
          - paragraph:
            - text: It was good to see you today. The walk sheet is at
            - button "https://example.org/walks/week"
            - text: if you still want it.
        - button "What to do with this message"
        - paragraph:
          - time: 20:05
          - text: On their computer
        - heading "Today" [level=2]
        - paragraph: New since you were here
        - article "sunflower:":
          - paragraph: Good morning. I took the early train, standing, no book, no counting. Looked out of the window the whole way.
        - article "sunflower:":
          - paragraph: There is a man at Dokki who waters exactly one plant. Did you know?
        - paragraph:
          - time: 08:04
      - status
      - textbox /Message to .*Sara A., Tuesdays/
      - button "Emoji"
      - button "Send" [disabled]
      - paragraph:
        - button "What we promise"
    - complementary "About this person":
      - textbox "Private label": Sara A., Tuesdays
      - list:
        - listitem:
          - button "Unpin"
      - term: Conversation
      - definition: Open, end-to-end encrypted
  `);

  await appear(page, { language: 'ar' });
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - navigation "الأقسام":
      - button "المحادثة"
      - button "مساعدة الآن"
    - region "الأشخاص":
      - group:
        - searchbox "البحث في الأشخاص"
      - radiogroup "عرض":
        - radio "الكل" [checked]
    - main:
      - heading "Sara A., Tuesdays sunflower" [level=1]
      - button "لا يقرأ هذه المحادثة أحد غيرك وغير sunflower ما يراه O7"
      - log /الرسائل مع .*sunflower/:
        - heading "أمس" [level=2]
        - article "أنت:":
          - paragraph:
            - text: It was good to see you today. The walk sheet is at
            - button "https://example.org/walks/week"
            - text: if you still want it.
        - button "ما يمكن عمله بهذه الرسالة"
        - paragraph:
          - time: 20:05
          - text: على الكمبيوتر الآخر
        - heading "اليوم" [level=2]
        - paragraph: الجديد منذ آخر زيارة
        - article "sunflower:":
          - paragraph: There is a man at Dokki who waters exactly one plant. Did you know?
        - paragraph:
          - time: 08:04
      - textbox /رسالة إلى .*Sara A., Tuesdays/
      - button "إرسال" [disabled]
    - complementary "عن هذا الشخص":
      - textbox "وصف خاص": Sara A., Tuesdays
  `);
});

test('what has the focus says who wrote it and what', async ({ launch }) => {
  const { page } = await launch();
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await openPerson(desk, 'sunflower');
  const last = page.locator('[data-message]').last();
  await expect(last).toHaveAccessibleName('sunflower:');
  await expect(last).toHaveAccessibleDescription(/^There is a man at Dokki/);
});
