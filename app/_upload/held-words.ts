import { fitnessWords, itemWords } from "#lib/imaging/fitness-words.ts";
import { listed, say, type Text } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";

/**
 * The receipt in two parts: what arrived, and what seems to be missing. Nothing while pictures are still being checked;
 * what was refused is said beside it in full.
 */
export function receiptParts({ counts, receipt, refused }: Pick<FollowedScan, "counts" | "receipt" | "refused">): {
  arrived: Text | null;
  gaps: Text[];
} {
  if (counts.checking > 0) return { arrived: null, gaps: [] };
  const [arrived = null, ...rest] = receipt;
  const isSaid = ({ en }: Text) => refused.some(({ words }) => words !== "" && en.includes(say("en", words)));
  return { arrived, gaps: rest.filter((sentence) => !isSaid(sentence)) };
}

const fewest = 3;

/**
 * What a patient should know of how their scan suits the question: `first` the few that are needed, `more` the rest. A
 * wish that is only welcome is never among the first. `lacking`: something needed is missing or too old.
 */
export function fitnessParts({ counts, fitness }: Pick<FollowedScan, "counts" | "fitness">): {
  first: Text[];
  more: Text[];
  lacking: boolean;
} {
  const all = counts.checking > 0 ? [] : fitness.filter(({ patient }) => patient !== null);
  const told = all.filter((line) => !all.some((whole) => saysForAll(whole) && line !== whole && line.state === "old"));
  const needed = told.filter(({ need }) => need === "needed").sort((a, b) => rank(a) - rank(b));
  const [must, welcome] = [needed, told.filter(({ need }) => need === "welcome")].map((lines) =>
    together(once(lines.flatMap(({ patient }) => patient ?? []))),
  ) as [Text[], Text[]];
  return {
    first: must.slice(0, fewest),
    more: [...must.slice(fewest), ...welcome],
    lacking: needed.some((line) => rank(line) < states.indexOf("ageing")),
  };
}

/** Where the scan as a whole is old, its parts need not be called old one by one. */
const saysForAll = ({ item, state }: FollowedScan["fitness"][number]): boolean =>
  item === "age of the scan" && state === "old";

const states = ["missing", "old", "ageing", "unknown", "there"] as const;
const rank = ({ state }: FollowedScan["fitness"][number]): number => states.indexOf(state);

const isSame = (one: Text) => (other: Text) => one.en === other.en;

const once = (sentences: readonly Text[]): Text[] =>
  sentences.filter((one, at) => sentences.findIndex(isSame(one)) === at);

/** Sentences that differ only in which pictures they are about become one. */
function together(sentences: readonly Text[]): Text[] {
  const { picturesMissing, tooThick, picturesOld, notSure } = fitnessWords;
  let rest = [...sentences];
  for (const about of [picturesMissing, tooThick, picturesOld, notSure]) {
    const items = Object.values(itemWords).filter((what) => rest.some(isSame(about(what))));
    if (items.length < 2) continue;
    const isSingle = (one: Text) => items.some((what) => isSame(about(what))(one));
    const at = rest.findIndex(isSingle);
    const all = about(listed(items));
    rest = rest.flatMap((one, place) => (place === at ? [all] : isSingle(one) ? [] : [one]));
  }
  return rest;
}

/** Who asks, as they told us. */
export type Asked = { name: string | null; birthDate: string | null };
