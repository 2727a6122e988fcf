import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  entries,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { askColleague } from "#lib/reading/ask-colleague.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { listMarkings } from "./list-markings.ts";
import type { Marking } from "./marking.ts";
import { saveMarkings } from "./save-markings.ts";

/** A case with a surgeon, and the UID of one of its images. */
async function atACase() {
  const scene = await assignedRequest();
  const { requestId } = scene;
  const image = await rows((tx) =>
    tx.instance.findFirstOrThrow({ where: { series: { study: { requestId } } }, select: { sopInstanceUid: true } }),
  );
  return { ...scene, ...image };
}

const length = (sopInstanceUid: string, own: Partial<Marking> = {}): Marking => ({
  ...{ id: crypto.randomUUID(), sopInstanceUid, frame: 1, text: "" },
  kind: "length",
  points: [
    [1, 2.5],
    [30, 40],
  ],
  ...own,
});

const save = (actor: Actor, requestId: string, put: Marking[], remove: string[] = []) =>
  saveMarkings(actor, { requestId, put, remove });
const marksOf = async (actor: Actor, requestId: string) => expectOk(await listMarkings(actor, { requestId })).marks;

describe("marks on images", () => {
  test("are there again as they were made, moved and deleted, however often a save is repeated", async () => {
    const { requestId, surgeon, sopInstanceUid } = await atACase();
    const [first, second] = [length(sopInstanceUid), length(sopInstanceUid, { kind: "key_image", points: [] })];
    for (let times = 0; times < 2; times++) expectOk(await save(surgeon, requestId, [first, second]));
    expect(await marksOf(surgeon, requestId)).toEqual(expect.arrayContaining([first, second]));
    const moved = { ...first, points: [first.points[0], [31, 41]] } as Marking;
    expectOk(await save(surgeon, requestId, [moved], [second.id]));
    expect(await marksOf(surgeon, requestId)).toEqual([moved]);
    expect(await entries({ requestId, act: "marking.save" })).not.toHaveLength(0);
  });

  test("are nobody's but the surgeon's who has the case", async () => {
    const { requestId, patient, coordinator, surgeon, sopInstanceUid } = await atACase();
    for (const actor of [patient, coordinator]) {
      expect(codeOfResult(await save(actor, requestId, [length(sopInstanceUid)]))).toBe("forbidden");
      expect(codeOfResult(await listMarkings(actor, { requestId }))).toBe("forbidden");
    }
    for (const stranger of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")])
      expect(codeOfResult(await listMarkings(stranger, { requestId }))).toBe("not_found");
    expect(codeOfResult(await save(nobody, requestId, []))).toBe("signed_out");
    expect(await marksOf(surgeon, requestId)).toEqual([]);
  });

  test("are seen by a colleague who is asked, for as long as that is granted, and never changed by them", async () => {
    const { requestId, surgeon, sopInstanceUid } = await atACase();
    const mark = length(sopInstanceUid);
    expectOk(await save(surgeon, requestId, [mark]));
    const colleague = await newStaff("surgeon");
    expectOk(await askColleague(surgeon, { requestId, toId: colleague.accountId, question: "Is this 30 mm?" }));
    expect(expectOk(await listMarkings(colleague, { requestId }))).toEqual({ marks: [mark], open: false });
    expect(codeOfResult(await save(colleague, requestId, [], [mark.id]))).toBe("forbidden");
    await rows((tx) => tx.opinionGrant.updateMany({ where: { requestId }, data: { until: new Date(0) } }));
    expect(codeOfResult(await listMarkings(colleague, { requestId }))).toBe("not_found");
    expect(await marksOf(surgeon, requestId)).toEqual([mark]);
  });

  test("cannot be put on another case's images, nor over another's marks", async () => {
    const mine = await atACase();
    const other = await atACase();
    const theirs = length(other.sopInstanceUid);
    expectOk(await save(other.surgeon, other.requestId, [theirs]));
    expect(codeOfResult(await save(mine.surgeon, mine.requestId, [length(other.sopInstanceUid)]))).toBe("not_found");
    const over = length(mine.sopInstanceUid, { id: theirs.id, text: "mine now" });
    expectOk(await save(mine.surgeon, mine.requestId, [over], [theirs.id]));
    expect(await marksOf(other.surgeon, other.requestId)).toEqual([theirs]);
  });

  test("have all their places, and finite ones", async () => {
    const { requestId, surgeon, sopInstanceUid } = await atACase();
    for (const bad of [
      { points: [[1, 1]] },
      { kind: "skull" },
      { frame: 0 },
      {
        points: [
          [0, 0],
          [1, Number.NaN],
        ],
      },
    ])
      expect(codeOfResult(await save(surgeon, requestId, [{ ...length(sopInstanceUid), ...bad } as Marking]))).toBe(
        "invalid",
      );
  });

  test("stand when the opinion is signed", async () => {
    const { requestId, surgeon, sopInstanceUid } = await atACase();
    const mark = length(sopInstanceUid);
    expectOk(await save(surgeon, requestId, [mark]));
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
    expect(codeOfResult(await save(surgeon, requestId, [], [mark.id]))).toBe("conflict");
    expect(expectOk(await listMarkings(surgeon, { requestId }))).toEqual({ marks: [mark], open: false });
  });
});
