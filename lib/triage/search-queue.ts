import distance from "damerau-levenshtein";
import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Tx } from "#lib/platform/db.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { Mrn } from "./forms.ts";
import { QueueFilter } from "./queue-filter.ts";
import { Turn } from "./queue-place.ts";
import { lookOf, namesLike, readFound, withDetails } from "./queue-repo.ts";
import { rowsOf } from "./queue-row.ts";
import { begun, isName, termsOf } from "./search-text.ts";

/**
 * Finds requests by what somebody typed: words of name and messages, reference, address, telephone, date of birth, among
 * those that the filters leave; a number of the clinic's own records only as a whole. Where nobody is called just so, words may go on; then the nearest names are taken, and said. The trail
 * says whom it found first, and nothing of the text.
 */
export const searchQueue = command({
  name: "queue.search",
  input: QueueFilter.extend({ ...Turn.shape, text: z.string().max(20_000).catch("") }),
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor, input: { after, before, text, ...filter }, trail }) {
    const terms = termsOf(text);
    const mrn = await chartNumber(tx, text);
    let found = await find(terms);
    if (isNothing(found) && !mrn) found = await find(terms.map(begun));
    const near = isNothing(found) && !mrn ? await nearest(tx, terms) : null;
    const { count, page } = near ? await find(near.terms) : found;
    const [first] = page.entries;
    trail.detail = { terms: terms.length, found: count.count, ...(first && { first: first.requestId }) };
    return {
      rows: rowsOf(await withDetails(tx, page.entries)),
      ...{ next: page.next, previous: page.previous, count },
      /** The names that were looked for instead. */
      instead: near && count.count > 0 ? near.names : [],
    };

    async function find(wanted: readonly string[]) {
      const look = { ...lookOf(actor, wanted), ...(mrn && { mrn }) };
      if (wanted.length === 0) return { count: { count: 0, more: false }, page: nothing };
      return readFound(tx, filter, look, { after, before });
    }
  },
  view: true,
});

const nothing = { entries: [], next: null, previous: null };

const isNothing = ({ count }: { count: { count: number } }): boolean => count.count === 0;

/** What was typed, where it is the number of somebody in the clinic's own records. */
async function chartNumber(tx: Tx, typed: string): Promise<string | null> {
  const mrn = Mrn.safeParse(typed).data;
  if (!mrn) return null;
  return (await tx.reviewRequest.count({ where: { mrn } })) > 0 ? mrn : null;
}

/** The same terms with each name replaced by those written like it; null where there are none. */
async function nearest(tx: Tx, terms: readonly string[]) {
  const names = terms.filter(isName).map((term) => term.replace("*", ""));
  const like = (await namesLike(tx, names)).filter(({ typed, word }) => isNear(typed, word));
  if (like.length === 0) return null;
  const wordsFor = (typed: string) => like.filter((one) => one.typed === typed).map(({ word }) => word);
  return {
    names: [...new Set(like.map(({ word }) => word))].slice(0, 8),
    terms: terms.map((term) => {
      const words = wordsFor(term.replace("*", ""));
      return words.length > 0 ? [term, ...words.slice(0, 12)].join("|") : term;
    }),
  };
}

/** One slip in a short word, two in a longer one: a letter too many, too few, another, or two exchanged. */
const isNear = (typed: string, word: string): boolean => {
  const written = typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return distance(written, word).steps <= (written.length > 5 ? 2 : 1);
};

export type QueueFound = Extract<Awaited<ReturnType<typeof searchQueue>>, { ok: true }>["value"];
