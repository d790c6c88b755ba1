/** What a person decides about each item of functionality: kept, refused, asked for each time, or forgotten at the end. */

/** `session`: only while the app runs. */
export const storageChoices = ['keep', 'ask', 'session', 'refuse'] as const;
export type StorageChoice = (typeof storageChoices)[number];

/** What holds before anybody chose. */
export const initialChoice: StorageChoice = 'keep';

/** Items that the shell writes; the engine's own is `desk`. */
export const shellItems = ['appearance', 'settings', 'windowPlace', 'callDevices'] as const;
export type ShellItem = (typeof shellItems)[number];

export const choosableItems = [...shellItems, 'desk'] as const;
export type ChoosableItem = (typeof choosableItems)[number];

/** What a person says when they are asked: this time (until the app quits), from now on, not at all. */
export const storageAnswers = ['once', 'always', 'never'] as const;
export type StorageAnswer = (typeof storageAnswers)[number];
