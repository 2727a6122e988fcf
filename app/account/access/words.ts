/** What a new password is asked to be. */
export const passwordHint = "At least 8 characters: four words that have nothing to do with each other do well";

export const passwordRefusals = {
  wrong: "This is not your password of until now",
  later: "There were too many attempts. Wait 15 minutes, then try again",
} as const;
