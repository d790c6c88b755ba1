// Texts of first run.

export const firstRun = {
  footer:
    'No e-mail, no phone number, no password. Before you give a nickname, nothing leaves this computer.',
  role: {
    title: 'What brings you here?',
    sentence: 'A quiet place for two people to write to each other. Only they can read it.',
    client: 'I have an invitation',
    clientHint: 'Somebody gave you a code, a link or a picture to scan.',
    therapist: 'I open a practice',
    therapistHint: 'You are a therapist and invite the people you work with.',
    sample: 'Look around with a sample',
    before: 'Been here before?',
    computer: 'This is another computer of mine',
    words: 'I have my words',
    backup: 'I have a backup',
  },
  code: {
    title: 'Your invitation',
    sentence: 'Enter the code you were given. If you have a link, paste it here whole.',
    label: 'Invitation code',
    hint: 'Sixteen letters and digits. Spaces, dashes and small letters do not matter.',
  },
  about: {
    title: 'What should we call you?',
    sentence: 'Your therapist sees the nickname. It does not have to be your name.',
    nickname: 'Nickname',
    nicknameHint: 'It travels encrypted; O7 cannot read it.',
    age: 'How old are you?',
    bands: { under13: 'Under 13', '13to17': '13–17', '18plus': '18 or older' },
  },
  offer: {
    title: 'An invitation from {{name}}',
    checked: 'Licence checked by {{body}}, {{country}}, on {{date}}.',
    notChecked: 'Not checked: continue only if you know this person.',
    next: '{{name}} will see the nickname {{nickname}} and confirm that it is you. You can write before that.',
    join: 'Join and write',
  },
  practice: {
    title: 'Open your practice',
    sentence: 'Two names are enough. You can invite somebody right after.',
    name: 'Name of the practice',
    nameHint: 'People you invite see it, and so does O7.',
    nickname: 'Your nickname',
    nicknameHint: 'As the people you work with know you. It travels encrypted.',
    enrolment: 'Enrolment code',
    enrolmentHint: 'From whoever runs your service. Free in the demo: leave it empty.',
    open: 'Open the practice',
  },
  stop: {
    notYet: {
      title: 'Not yet, and we are sorry',
      sentence:
        'Between 13 and 17, a parent or guardian has to agree first. That way is not built yet, so we stop here rather than do it badly.',
      instead:
        'Tell the person who invited you; they can meet you another way. A school counsellor or a doctor can help too.',
    },
    tooYoung: {
      title: 'This place is not for children yet',
      sentence: 'Under 13 we cannot let you in here. It is not because of anything you did.',
      instead:
        'Please show this to a grown-up you trust, or to the person who gave you the invitation. They can help you find the right place.',
    },
    nothingKept: 'Nothing you typed was written down or sent.',
    toStart: 'Back to the start',
  },
} as const;
