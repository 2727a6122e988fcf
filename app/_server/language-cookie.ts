/** Remembers the language that somebody chose, for a year. Nothing of the person is in it. */
export const languageCookie = "foramen-language";

export const languageCookieOptions = { path: "/", sameSite: "lax", maxAge: 365 * 86_400, httpOnly: true } as const;
