import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { compareFiles } from "#lib/imaging/identity.ts";
import type { DescribedInFile } from "#lib/imaging/identity.ts";

/** Whom files describe: the fullest description, every other that was found, and what belongs to them. */
export type Person = DescribedInFile & {
  sex: string;
  /** Every name and patient ID the files use. */
  names: string[];
  patientIds: string[];
  studyInstanceUids: string[];
  files: number;
};

/** What telling persons apart needs of a header: `DicomHeader` has this shape. */
export type Owned = Pick<DicomHeader, "patient" | "studyInstanceUid">;

/** Descriptions beyond these on one disc are not compared, each is a person: a hostile disc must not cost hours. */
const maxCompared = 64;

/**
 * The persons on a disc, most files first. Files are of one person when `compareFiles` says match or probable with
 * everything already known of that person; files without a name belong to whom their study belongs to. What fits two
 * persons equally stands apart, so that a human decides. The order of the input does not matter.
 */
export function personsOf(headers: readonly Owned[]): Person[] {
  const groups: Described[][] = [];
  for (const [at, one] of descriptionsOf(headers).entries()) {
    const fits = at < maxCompared ? fitting(groups, one) : [];
    if (fits.length === 1 && fits[0]) fits[0].push(one);
    else groups.push([one]);
  }
  return groups.map(person).sort((a, b) => b.files - a.files || compareText(keyOf(a), keyOf(b)));
}

type Described = DescribedInFile & { sex: string; studies: Set<string>; files: number };

/** Distinct descriptions, the fullest first. */
function descriptionsOf(headers: readonly Owned[]): Described[] {
  const found = new Map<string, Described>();
  for (const { patient, studyInstanceUid } of headers) {
    const one = { name: patient.name, birthDate: patient.birthDate, sex: patient.sex, patientId: patient.id };
    const known = found.get(keyOf(one)) ?? { ...one, studies: new Set<string>(), files: 0 };
    known.studies.add(studyInstanceUid);
    known.files++;
    found.set(keyOf(one), known);
  }
  return [...found.values()].sort((a, b) => fullness(b) - fullness(a) || compareText(keyOf(a), keyOf(b)));
}

const keyOf = ({ name, birthDate, sex, patientId }: DescribedInFile): string =>
  [name, birthDate, sex, patientId].map((value) => value ?? "").join("\n");

const fullness = ({ name, birthDate, sex }: Described): number => (birthDate ? 4 : 0) + (name ? 2 : 0) + (sex ? 1 : 0);

/** The groups a description belongs to: those with a match, else those that are probable, else its own study's. */
function fitting(groups: readonly Described[][], one: Described): Described[][] {
  const compared = groups.map((group) => ({ group, verdicts: group.map((other) => compareFiles(one, other).verdict) }));
  const open = compared.filter(({ verdicts }) => !verdicts.includes("mismatch"));
  const having = (verdict: string) => open.filter(({ verdicts }) => verdicts.includes(verdict as "match"));
  const shared = open.filter(({ group }) =>
    group.some(({ studies }) => [...one.studies].some((uid) => studies.has(uid))),
  );
  const best = [having("match"), having("probable"), shared].find((some) => some.length > 0) ?? [];
  return best.map(({ group }) => group);
}

function person(group: Described[]): Person {
  const [fullest, ...others] = group as [Described, ...Described[]];
  const distinct = (of: (one: Described) => string | null) =>
    [...new Set(group.map(of).filter((value) => value !== null && value !== ""))] as string[];
  return {
    name: fullest.name ?? distinct(({ name }) => name)[0] ?? null,
    birthDate: fullest.birthDate ?? distinct(({ birthDate }) => birthDate)[0] ?? null,
    sex: fullest.sex || (distinct(({ sex }) => sex)[0] ?? ""),
    patientId: fullest.patientId ?? null,
    names: distinct(({ name }) => name),
    patientIds: distinct(({ patientId }) => patientId),
    studyInstanceUids: [...new Set(group.flatMap(({ studies }) => [...studies]))].sort(compareText),
    files: others.reduce((sum, { files }) => sum + files, fullest.files),
  };
}

/** Code units, not a locale: the browser and the server must agree. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
