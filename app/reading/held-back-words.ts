/** What a surgeon is told of scans that are not theirs to see yet. */
export const heldBackWords = (studies: number): string =>
  studies === 1
    ? "One more scan waits for intake staff to decide whose it is."
    : `${studies} more scans wait for intake staff to decide whose they are.`;
