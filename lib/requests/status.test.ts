import { expect, test } from "vitest";
import { RequestStatus } from "#prisma/generated/enums.ts";
import { after, type Move, moves, movesFrom } from "./status.ts";

const statuses = Object.values(RequestStatus);
const every = [...new Set(statuses.flatMap(movesFrom))];

test("a move leads where the table says, and nowhere from a status that does not name it", () => {
  for (const status of statuses)
    for (const move of every) {
      const named = (moves[status] as Partial<Record<Move, RequestStatus>>)[move];
      expect(after(move, status)).toBe(named ?? null);
      expect(movesFrom(status).includes(move)).toBe(named !== undefined);
    }
});

test("every status can be reached from a draft, and a request that was taken back stays so", () => {
  const reached = new Set<RequestStatus>(["draft"]);
  for (const status of reached)
    for (const move of movesFrom(status)) {
      const next = after(move, status);
      if (next) reached.add(next);
    }
  expect(reached).toEqual(new Set(statuses));
  expect(movesFrom("withdrawn")).toEqual([]);
});

test("nobody signs, assigns or declines what is not in front of them", () => {
  const from = (move: Move) => statuses.filter((status) => after(move, status) !== null);
  expect(from("submit")).toEqual(["draft"]);
  expect(from("claim")).toEqual(["submitted"]);
  expect(from("assign")).toEqual(["in_triage"]);
  expect(from("decline")).toEqual(["in_triage"]);
  expect(from("sign")).toEqual(["assigned"]);
  expect(from("publish")).toEqual(["signed"]);
  expect(from("withdraw")).toEqual(["draft", "submitted", "in_triage", "needs_info", "assigned"]);
});
