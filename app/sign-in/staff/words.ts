/** Why the first step did not let staff in. */
export const passwordWords = {
  wrong: "The email address or the password is not right",
  later: "There were too many attempts. Wait 15 minutes, then try again",
};

/** Why the second did not. */
export const staffWords = {
  wrong: "This code is not right, or was used before. Wait for the next one",
  expired: "This took too long. Start again with your password",
  later: passwordWords.later,
};

export const enrolWords = { wrong: "This is not the code that the app shows now. Try the next one" };

export const invitationOver = "This invitation works no more. Ask your administrator to send you another one";
