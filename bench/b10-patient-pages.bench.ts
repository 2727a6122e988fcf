import { publicPaths } from "#app/_public/public-paths.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { answeredDraft } from "../config/command-scene.ts";
import { cookieOf } from "../e2e/session-cookie.ts";
import { categories, type Category, type Look, type Looker, withLighthouse } from "./lighthouse.ts";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { onStage } from "./stage.ts";

const target = { ratio: 1.25, script: 150, score: 100 };
const leastRounds = 3;

/** What search engines shall not find is not judged by how well they would. */
const unlisted: readonly Category[] = ["accessibility", "best-practices"];

type Page = { name: string; url: string; judged: readonly Category[]; cookie?: string };
type Seen = Page & Look;

/**
 * How soon a patient on a slow phone sees each page, beside a page built with govuk-frontend, and what else costs points.
 * What counts is what was seen on a slowed line and processor. What Lighthouse reckons from a look at full speed is told
 * beside it: on one machine it says 1.1 s or 2.4 s of the same page, by whether a script happened to run before its first
 * frame.
 */
export const bench = ({ rounds }: Options): Promise<Measured> =>
  onStage(async ({ portal, peers }) => {
    const pages: Page[] = [
      ...publicPaths.map((path) => ({ name: path, url: portal + path, judged: categories })),
      { name: "/sign-in", url: `${portal}/sign-in`, judged: unlisted },
      await bodyMap(portal),
    ];
    const peer: Page = { name: "govuk-frontend", url: `${peers}/govuk`, judged: [] };
    const [theirs, ...ours] = await withLighthouse((look) =>
      lookAtAll([peer, ...pages], look, Math.max(rounds, leastRounds)),
    );
    await closeDatabase();
    if (!theirs) throw new Error("the peer was not seen");
    const ratio = ({ lcp }: Seen) => lcp / theirs.lcp;
    const reckoned = ({ simulated }: Seen) => simulated / theirs.simulated;
    printTable(
      `B10: pages of patients on a slow phone, the median of ${Math.max(rounds, leastRounds)} rounds`,
      [theirs, ...ours].map((one) => ({
        page: one.name,
        "LCP, ms": rounded(one.lcp, 0),
        "÷ govuk": rounded(ratio(one)),
        "simulated, ms": rounded(one.simulated, 0),
        "÷ govuk's": rounded(reckoned(one)),
        "script, KB": kilobytes(one),
        ...Object.fromEntries(categories.map((id) => [id, String(one.scores[id]?.score ?? "")])),
      })),
    );
    const lost = ours.flatMap(lostBy);
    if (lost.length > 0) console.log(`Below ${target.score}:\n  ${lost.join("\n  ")}\n`);
    printCircumstances();
    const slowest = Math.max(...ours.map(ratio));
    const heaviest = Math.max(...ours.map(kilobytes));
    return {
      ours: {
        lcp: rounded(Math.max(...ours.map(({ lcp }) => lcp)), 0),
        "simulated ratio": rounded(Math.max(...ours.map(reckoned))),
        script: heaviest,
        "scores below 100": lost.length,
      },
      peer: { govuk: { lcp: rounded(theirs.lcp, 0), script: kilobytes(theirs) } },
      ratio: rounded(slowest),
      target: `LCP ratio ≤ ${target.ratio}, script ≤ ${target.script} KB, every score ${target.score}`,
      pass: slowest <= target.ratio && heaviest <= target.script && lost.length === 0,
    };
  });

/** The heaviest question, for somebody who is signed in. */
async function bodyMap(portal: string): Promise<Page> {
  const { patient, requestId } = await answeredDraft();
  const { name, value } = await cookieOf(patient);
  const url = `${portal}/requests/${requestId}/questions/where`;
  return { name: "the body map", url, judged: unlisted, cookie: `${name}=${value}` };
}

/** Every page in turn, round after round, so that a busy minute of the machine falls on all; points are counted once. */
async function lookAtAll(pages: readonly Page[], look: Looker, rounds: number): Promise<Seen[]> {
  for (const { url, cookie } of pages) await fetch(url, cookie ? { headers: { cookie } } : {}); // the first answer of a server is slow
  const looks = pages.map((): Look[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { url, judged, cookie }] of pages.entries())
      looks[at]?.push(await look(url, round === 0 ? judged : [], cookie));
  return pages.map((page, at) => {
    const all = looks[at] ?? [];
    const { script = Number.NaN, scores = {} } = all[0] ?? {};
    const [lcp, simulated] = [median(all.map((one) => one.lcp)), median(all.map((one) => one.simulated))];
    return { ...page, script, scores, lcp, simulated };
  });
}

const lostBy = ({ name, judged, scores }: Seen): string[] =>
  judged.flatMap((id) => {
    const { score = 0, lost = [] } = scores[id] ?? {};
    return score < target.score ? [`${name}: ${id} ${score}, by ${lost.join(", ") || "nothing it names"}`] : [];
  });

const kilobytes = ({ script }: { script: number }): number => rounded(script / 1_000, 1);
