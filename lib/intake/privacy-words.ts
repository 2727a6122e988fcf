/**
 * To be approved by the clinic's privacy officer and counsel. A short notice in plain words; the full notice of privacy
 * practices is the clinic's own document and is shown, and its receipt recorded, before a request begins.
 */
export const privacyWords = [
  {
    heading: "What we keep",
    text: [
      "We keep what you send us: your answers, your scan, your papers and your messages.",
      "We keep your name, your birth date and how to reach you.",
    ],
  },
  {
    heading: "Who can see it",
    text: [
      "Only the people who work on your request: our staff and the surgeon who looks at your scan.",
      "Each time somebody opens your request, the portal writes down who and when.",
      "We do not sell what you send us, and we do not use it for ads.",
    ],
  },
  {
    heading: "How we protect it",
    text: [
      "What you send travels encrypted.",
      "You sign in with a code or a link from your email. Each works once, for a short time.",
    ],
  },
  {
    heading: "Deleting it",
    text: [
      "Until you send your request, we delete it whenever you ask.",
      "After that you can still ask. We must keep some parts, such as signed opinions and your consent.",
    ],
  },
  {
    heading: "Your choices",
    text: [
      "You can take your request back until it is answered. Then nobody works on it any more.",
      "Sending a request binds you to nothing: you decide about every next step.",
    ],
  },
] as const;
