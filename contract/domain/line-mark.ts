/** How a line came, where that was not as lines come. */

/**
 * `removedDevice`: sealed by a computer that is off its account's list since. `goneAccount`: by somebody who was out of the group
 * already. `cameBack`: handed back by the other person, whose word alone it is.
 */
export const lineMarks = ['removedDevice', 'goneAccount', 'cameBack'] as const;
export type LineMark = (typeof lineMarks)[number];
