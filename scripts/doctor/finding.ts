/**
 * What was looked at and how it stands: `bad` must be mended before patients use it, `advice` is for the clinic to weigh.
 * `todo` says exactly what to do, as a command where there is one.
 */
export type Finding = { about: string; state: "good" | "advice" | "bad"; says: string; todo?: string };

export const good = (about: string, says: string): Finding => ({ about, state: "good", says });
export const advice = (about: string, says: string, todo: string): Finding => ({ about, state: "advice", says, todo });
export const bad = (about: string, says: string, todo: string): Finding => ({ about, state: "bad", says, todo });

/** One line, that it is so or what is wrong. */
export const must = (about: string, so: boolean, says: string, wrong: string, todo: string): Finding =>
  so ? good(about, says) : bad(about, wrong, todo);

export const should = (about: string, so: boolean, says: string, wrong: string, todo: string): Finding =>
  so ? good(about, says) : advice(about, wrong, todo);
