// Texts of the sample practice.

export const sample = {
  notice: 'Sample practice. Nothing here is real, nothing leaves this computer, nothing is kept.',
  leave: 'Leave the sample',
  composer: 'What is written in the sample goes to nobody.',
} as const;
