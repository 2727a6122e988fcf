/** What a page hears once somebody has signed in on it again: an event of the window. */
export const signedInAgain = "foramen-signed-in";
