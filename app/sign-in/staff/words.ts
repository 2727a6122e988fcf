/** Why the first step did not let staff in. */
export const passwordWords = {
  wrong: "The email address or the password is not right",
  passkey: "This passkey is not known here, or was not shown in time. Use your password, or try once more",
  later:
    "There were too many attempts. Wait 15 minutes, or sign in from a browser that you have used before; an administrator can help, too",
};

/** Why the second did not. */
export const staffWords = {
  wrong: "This code is not right, or was used before. Wait for the next one",
  expired: "This took too long. Start again with your password",
  later: passwordWords.later,
};

export const enrolWords = { wrong: "This is not the code that the app shows now. Try the next one" };

export const invitationOver = "This invitation works no more. Ask your administrator to send you another one";

/** Why the clinic's directory did not let somebody in. */
export const directoryWords = {
  refused: "The directory’s answer did not fit, or came too late. Try once more",
  unknown: "The directory knows you, but there is no account for you here. Ask your administrator to invite you",
  away: "The directory does not answer. Use your password or a passkey, or try again in a moment",
} as const;
