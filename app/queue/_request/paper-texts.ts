import { currentText, optionalNames, published } from "#lib/consents/published.ts";

/** What can come signed on paper, each with all its versions, the newest first: a paper names the one it is of. */
export const paperTexts = () =>
  (["review", ...optionalNames] as const).map((name) => ({
    name,
    title: currentText(name).title.en,
    versions: published
      .filter((text) => text.name === name)
      .map(({ version }) => version)
      .reverse(),
  }));

export type PaperText = ReturnType<typeof paperTexts>[number];
