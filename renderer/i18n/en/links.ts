// Texts of the question before a link is opened outside.

export const links = {
  link: {
    title: 'Open this link outside O7?',
    sentence: 'It leads to',
    mail: 'It writes an e-mail to',
    whole: 'The whole address:',
    disguised: 'This name is spelled with letters of another script. It may imitate a name you know.',
    mixed:
      'This name mixes letters of several scripts. Honest names hardly ever do; it may imitate a name you know.',
    reads: 'In its own letters it reads:',
    openRoad:
      'The way there is not encrypted (http): whoever is on the network between can read and change what you see.',
    theirPolicy:
      'Their own privacy policy applies there, not ours. The place you go to learns that you came, and when.',
    theirMail: 'E-mail leaves the encryption of this app: your mail provider and theirs can read it.',
    copy: 'Copy the address instead',
    yes: 'Open in the browser',
    yesMail: 'Open the mail program',
  },
} as const;
