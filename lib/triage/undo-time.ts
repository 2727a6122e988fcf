/** For how many seconds an act can be undone. */
export const undoSeconds = 10;
