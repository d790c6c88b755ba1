/** Version 1 in English. */
import type { PolicyText } from '../document.ts';

export const en: PolicyText = {
  title: 'Privacy policy of O7 Therapy Desktop',
  summary: [
    'This is the first version. It describes the app as it is: messages and files, sealed between the people who write to each other.',
    'What this app does not have yet (calls, payment, analytics, e-mails to you) is not described as if it had it. When it comes, a new version of this policy comes before it.',
  ],
  sections: [
    {
      id: 'who',
      title: 'Whom this is about',
      paragraphs: [
        'This policy is about the app O7 Therapy Desktop and the service that carries its messages. “O7” means whoever operates that service. “The practice” means the therapist, or the clinic they work for.',
        'O7 answers for your account, for the security of the service and for the choices you make here. For what is said in therapy, and for notes and records about it, the practice answers; there O7 only carries out what the practice asks.',
        'A request about what the practice answers for goes from this app to the practice, sealed. O7 does not read it.',
      ],
    },
    {
      id: 'given',
      title: 'What you tell us',
      paragraphs: [
        'A nickname and whether you are an adult: nothing more is asked. Before you give a nickname, the app sends nothing and writes no number by which it could know you again.',
        'The nickname is told to the people you write with. O7 does not get to know it.',
        'A gender and a date of birth can be added. They are told to your therapist, sealed, and O7 does not get to know them. An e-mail address can be added; it is the one of these that O7 keeps. Each can be changed or taken out in the same place.',
        'A practice gives its name. O7 knows it and shows it to people who are invited.',
      ],
    },
    {
      id: 'arises',
      title: 'What arises because messages are carried',
      paragraphs: [
        'O7 knows an account by a random number and public keys. It knows which account writes to which, when, how many computers an account has, when one is connected, and how large a sealed message or file is, in steps.',
        'It knows when an invitation was made, first opened and used.',
        'It also keeps what it has to know to keep its word: whom you blocked, whether the use of your data is paused, a yes that you gave to a purpose, and, if you made a recovery kit, a record that your words alone open.',
        'Your internet address is known while you are connected. It is kept in memory only, to limit how often somebody may knock, and is not written down. The log of the service holds neither addresses nor names of programs.',
      ],
    },
    {
      id: 'not-collected',
      title: 'What is not collected',
      paragraphs: [
        'There is no usage data in this version: no list of pages seen, no time spent, no device number, no crash report that leaves by itself. There is no code for analytics, and no switch that could turn it on.',
        'There are no beacons, no pixels, no advertising, and no content from other websites inside the app.',
        'No card numbers: the app takes no payment.',
      ],
    },
    {
      id: 'purposes',
      title: 'What it is used for, and on which ground',
      paragraphs: [
        'To carry your messages, to keep your account, and to answer what you ask: because you asked for this service.',
        'To keep the service secure and to protect people from abuse: because everybody here has an interest in that. You can object, and say why.',
        'Everything else rests on your choice alone, is off until you switch it on, and can be switched off as easily. Switching off an optional purpose never ends your care.',
        'News, advertising and offers of partners are no purpose here. Nothing you give or write is used to train a machine, and nothing is decided about you by one.',
      ],
    },
    {
      id: 'encryption',
      title: 'How it is protected',
      paragraphs: [
        'Messages and files are sealed on your computer and opened on the computers of the people in the conversation. The keys never leave those computers. O7 carries them and cannot read them.',
        'The way to O7 is encrypted once more. On your computer everything is in an encrypted database, whose key is kept by the operating system and, if you set one, by your passcode.',
        'The operator works with a command line that opens no content. Every act there is written into a list in which a changed line shows.',
        'What no app can promise: a changed app could lie; a program that runs as you can read what you can read while the app is open; and the other person can copy or photograph what you wrote.',
      ],
    },
    {
      id: 'computer',
      title: 'What is written on your computer',
      paragraphs: [
        'The app uses no cookies of websites. What it writes is listed under Privacy, Storage: each item with its purpose, how long it stays, and what stops working without it.',
        'Some of it is necessary. What only makes things more convenient can be refused, allowed, or asked about each time; refusing clears it at once. Nothing is for tracking.',
      ],
    },
    {
      id: 'sharing',
      title: 'Who receives anything',
      paragraphs: [
        'The people you write with receive what you write to them. Beyond that the app sends to one place only: the service of O7. The page Prove it shows every place it reached.',
        'O7 sells nothing and gives nothing to advertisers, partners or companies that measure use. If an affiliate or a processor is to handle account data, this policy will name it before that begins, and it will be bound to the same rules.',
        'If the law compels O7 to hand something over, it can hand over only what it holds: what the sections above name. It holds no message that it could open.',
        'If O7, or a part of it, is taken over by somebody else, you are told in this app before your data passes to them, with time to take it along and to erase it.',
      ],
    },
    {
      id: 'kept',
      title: 'How long it is kept',
      paragraphs: [
        'A message or file that waits for collection: until it is collected, and 60 days at most. The record that it was delivered: 60 days. A login: a day at most. An invitation: 30 days after it ended. A report or a message to the operator: 180 days. Prepared keys: 90 days. That an account was erased: 40 days.',
        'Your account with its public keys: until you erase it. The encrypted key changes of a conversation: until the conversation is erased.',
        'What is on your computer stays until you delete it. The exact list with the count of today is under Privacy, What we hold.',
      ],
    },
    {
      id: 'rights',
      title: 'What you can do',
      paragraphs: [
        'Under Privacy, Your rights: see what is held; correct it; delete one message, one conversation, everything here, or the account everywhere; have its use paused; object; take back a yes; take everything along in a form that another program can read.',
        'Each of these ends with a receipt that your computer signs and O7 countersigns. It can be checked without the app.',
        'A request to the practice shows the time the law gives it for the answer. You can also complain to the data protection authority where you live.',
        'None of this costs anything or makes anybody treat you worse.',
      ],
    },
    {
      id: 'deleting',
      title: 'What deleting does',
      paragraphs: [
        'What you delete here is gone from the files of this app, and the app can show you that it looked. Erasing the account takes seven days, in which you can change your mind; then O7 erases what belongs to it.',
        'What the other person has, they have: a message on their computer, or in a record that the law obliges a practice to keep. Before anything is erased the app says what stays, with whom, why and until when.',
        'Copies that your system or your backups made are outside the app’s reach.',
      ],
    },
    {
      id: 'sessions',
      title: 'Sessions',
      paragraphs: [
        'This version has no voice or video calls, so there is nothing of that kind to record. The app has no voice messages.',
        'The written conversation is kept on the computers of those who take part, until they delete it. No app can stop somebody from photographing a screen.',
      ],
    },
    {
      id: 'age',
      title: 'Age',
      paragraphs: [
        'This version is for adults. Whoever says they are younger than 18 is not let in; nothing they typed is kept or sent.',
        'If we learn that an account belongs to somebody who is too young, it is closed and its data is removed from the service.',
      ],
    },
    {
      id: 'links',
      title: 'Links that lead outside',
      paragraphs: [
        'A link opens in your browser, after the app has shown you the real name of the place. There the policy of that place applies; O7 has no say in it.',
      ],
    },
    {
      id: 'help',
      title: 'In an emergency',
      paragraphs: [
        'Neither this app nor your therapist is an emergency service. Help now shows numbers of your country on every screen, also before sign-up, while locked, without network and after this policy was declined. Opening it is recorded nowhere.',
      ],
    },
    {
      id: 'changes',
      title: 'When this policy changes',
      paragraphs: [
        'A new version is shown in the app at least 30 days before it takes effect, with a summary and a comparison word by word. If something has to change sooner, the version says why.',
        'You can acknowledge it or decline it. To go on using the app is never taken as a yes. Acknowledging says that you were shown the text; it is no consent to anything.',
        'If you decline, nothing is deleted. From the day it takes effect, or from your answer if that is later, there are 30 days in which you can read, export and use Help now, and change your mind. Afterwards export, erasing and Help now stay.',
        'Earlier versions stay readable in the app, each with the day it was last updated and the day from which it counts.',
      ],
    },
    {
      id: 'contact',
      title: 'Questions',
      paragraphs: [
        'Write to O7 under Privacy, Contact us. It works without an account, waits while you are offline, and is sealed so that only O7 can open it. What you write there O7 reads.',
      ],
    },
  ],
};
