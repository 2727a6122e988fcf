// How Cornerstone would sort the images of a study; the portal hangs them by its own rules, and compiles none of these.
module.exports = () => `
export const compiledDisplaySetRules = [];
export const defaultDisplaySetSplitRules = compiledDisplaySetRules;
`;
