import { compareText } from "#lib/imaging/geometry.ts";
import { joined } from "#lib/imaging/joined.ts";

/** What tells whose examination a picture belongs to; `DicomHeader` has this shape, and so have rows. */
export type Dated = {
  studyInstanceUid: string;
  modality: string;
  patient: { name: string; id: string; birthDate: string | null };
  study: { date: string | null; time?: string; description: string; accession: string };
  series: { date?: string | null; manufacturer?: string; model?: string };
  instance: { frameOfReferenceUid: string };
};

/**
 * Gathers pictures into examinations: by Study Instance UID, and by common sense where that is broken. Studies of one
 * person and day are one where they share accession number, second and scanner, or frame of reference; two accession
 * numbers are two examinations. Without a UID, a picture joins the only study of its person and day. A study that is
 * itself of several persons, days or accession numbers is joined with none: what is mixed up must not spread.
 */
export function examinationsOf<T extends Dated>(pictures: readonly T[]): T[][] {
  const parts = [...groupBy(pictures, partKey)].sort(([a], [b]) => compareText(a, b)).map(([, members]) => members);
  const one = byAccession(parts);
  for (const evidence of [accessionOf, momentOf, framesOfReference]) {
    const alike = new Map<string, number[]>();
    parts.forEach((part, at) => {
      if (!isOfOne(part)) return;
      for (const key of new Set(part.flatMap(evidence))) {
        if (!alike.get(key)?.push(at)) alike.set(key, [at]);
      }
    });
    for (const found of alike.values()) one.joinAll(found);
  }
  joinUnnamed(parts, one);
  const groups = groupBy(
    parts.map((part, at) => ({ part, root: String(one.root(at)) })),
    ({ root }) => root,
  );
  return [...groups.values()].map((group) => group.flatMap(({ part }) => part));
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

const partKey = (one: Dated): string =>
  one.studyInstanceUid === ""
    ? ["", personOf(one), dayOf(one), one.study.accession, one.modality, one.study.description].join("\n")
    : one.studyInstanceUid;

/** Empty where nobody is named: nothing is joined by strangers having no name. */
export function personOf({ patient: { name, id, birthDate } }: Dated): string {
  const plain = name
    .toUpperCase()
    .replace(/[\^ ]+/g, " ")
    .trim();
  return plain === "" && id === "" ? "" : [plain, id, birthDate ?? ""].join("\n");
}

const dayOf = ({ study, series }: Dated): string => study.date ?? series.date ?? "";

const isOfOne = (part: readonly Dated[]): boolean =>
  new Set(part.map((one) => `${personOf(one)}\n\n${dayOf(one)}`)).size === 1 &&
  new Set(part.flatMap(({ study }) => study.accession || [])).size < 2;

function evidenceKey(one: Dated, ...rest: readonly string[]): string[] {
  const key = [personOf(one), dayOf(one), ...rest];
  return key[0] !== "" && key[1] !== "" && rest[0] !== "" ? [key.join("\n")] : [];
}

const accessionOf = (one: Dated): string[] => evidenceKey(one, one.study.accession);

/** Midnight sharp is what anonymisers write. */
function momentOf(one: Dated): string[] {
  const second = (one.study.time ?? "").replace(/[:.].*$/, (rest) =>
    rest.startsWith(":") ? rest.replace(/\D/g, "") : "",
  );
  const known = second.length >= 6 && !/^0+$/.test(second) ? second.slice(0, 6) : "";
  return evidenceKey(one, known, one.series.manufacturer ?? "", one.series.model ?? "");
}

const framesOfReference = (one: Dated): string[] => evidenceKey(one, one.instance.frameOfReferenceUid);

/** Joins parts to the first of them, but those that already have another accession number than their own. */
function byAccession(parts: readonly (readonly Dated[])[]) {
  const { root, join } = joined(parts.length);
  const known = new Map<number, string>();
  parts.forEach((part, at) => {
    const accession = part.find(({ study }) => study.accession !== "")?.study.accession;
    if (accession !== undefined) known.set(at, accession);
  });
  return {
    root,
    joinAll: (found: readonly number[]): void => {
      const accessions = new Set(found.flatMap((at) => known.get(root(at)) ?? []));
      const firstOf = new Map<string, number>();
      for (const at of found) {
        const own = known.get(root(at)) ?? "";
        const key = accessions.size < 2 ? "" : own;
        const mate = firstOf.get(key);
        if (mate === undefined) firstOf.set(key, at);
        else {
          const accession = own || known.get(root(mate));
          join(mate, at);
          if (accession) known.set(root(at), accession);
        }
      }
    },
  };
}

function joinUnnamed(parts: readonly (readonly Dated[])[], one: ReturnType<typeof byAccession>): void {
  const keyOf = (part: readonly Dated[]) => part[0] && `${personOf(part[0])}\n\n${dayOf(part[0])}`;
  const isNamed = (part: readonly Dated[]) => part[0]?.studyInstanceUid !== "";
  const named = groupBy(
    parts.flatMap((part, at) => (isNamed(part) && isOfOne(part) ? [{ key: keyOf(part) ?? "", at }] : [])),
    ({ key }) => key,
  );
  parts.forEach((part, at) => {
    if (isNamed(part) || !part[0] || !evidenceKey(part[0]).length) return;
    const candidates = (named.get(keyOf(part) ?? "") ?? []).map((candidate) => candidate.at);
    const roots = new Set(candidates.map(one.root));
    const [only] = candidates;
    if (roots.size === 1 && only !== undefined) one.joinAll([only, at]);
  });
}
