/** What the frame around every page says, in one place per language. */
export type FrameWords = typeof englishFrame;

export const englishFrame = {
  back: "Back",
  way: "The way back",
  skip: "Skip to main content",
  home: "front page",
  notForEmergencies: (number: string) => `Not for emergencies: call ${number}.`,
  call: "Call",
  email: "Email",
  privacy: "Privacy",
};
