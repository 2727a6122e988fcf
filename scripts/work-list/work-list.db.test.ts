import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  assignedRequest,
  entries,
  requestRow,
  reviewedRequest,
  rows,
  urgentRequest,
} from "../../config/command-scene.ts";
import { checkWorkList } from "../doctor/check-work-list.ts";
import { openWorkList, workListsIn, writeWorkList } from "./file.ts";

const folder = mkdtempSync(join(tmpdir(), "foramen-work-list-"));
const key = randomBytes(32);
const write = () => writeWorkList(process.env["DATABASE_OWNER_URL"] ?? "", folder, key);

afterAll(() => rmSync(folder, { recursive: true }));

test("what is open is in a file that only the key opens, without a database; what has ended is not", async () => {
  const name = `Pat <b>${crypto.randomUUID()}</b>`;
  const [open, done, urgent] = [await assignedRequest(), await reviewedRequest(), await urgentRequest()];
  await rows((tx) =>
    tx.reviewRequest.update({
      where: { id: open.requestId },
      data: { personName: name, dueAt: new Date(Date.now() - 86_400_000) },
    }),
  );
  const { file } = await write();
  expect(readFileSync(file).includes(Buffer.from("Pat"))).toBe(false);
  const renamed = join(folder, "copy");
  writeFileSync(renamed, readFileSync(file));
  const page = await openWorkList(renamed, key);
  const line = page.split("<tr>").find((one) => one.includes(name.slice(7, 20)));
  expect(line).toContain("Answer due");
  expect(line).toContain("With a surgeon");
  expect(line).toContain("+12125550123");
  expect(line).toContain("Sample coordinator<br>Sample surgeon");
  expect(page).not.toContain("<b>" + name.slice(7, 20));
  expect(page).toContain((await requestRow(urgent.requestId)).reference);
  expect(page).not.toContain((await requestRow(done.requestId)).reference);
  expect(page).not.toMatch(/<script|src=|https?:/);

  await expect(openWorkList(file, randomBytes(32))).rejects.toThrow();
  const bytes = readFileSync(file);
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  writeFileSync(renamed, bytes);
  await expect(openWorkList(renamed, key)).rejects.toThrow();
  expect((await entries({ act: "work-list.write" })).at(-1)?.detail).toMatchObject({
    requests: expect.any(Number) as number,
  });
});

test("a week of lists stays, and the doctor sees where there is none of today", async () => {
  for (let day = 10; day < 20; day++) {
    const old = join(folder, `work-list-2025-01-${day}.sealed`);
    writeFileSync(old, "");
    utimesSync(old, new Date(0), new Date(0));
  }
  const keyFile = join(folder, "key");
  writeFileSync(keyFile, key.toString("base64"));
  const { file } = await write();
  expect(await workListsIn(folder)).toHaveLength(7);
  const check = async (env: Record<string, string>) => (await checkWorkList(env))[0]?.state;
  const set = { WORK_LIST_DIR: folder, WORK_LIST_KEY_FILE: keyFile };
  expect(await check(set)).toBe("good");
  rmSync(file);
  expect(await check(set)).toBe("bad");
  expect(await check({ ...set, WORK_LIST_DIR: join(folder, "away") })).toBe("bad");
  expect(await check({ ...set, WORK_LIST_KEY_FILE: join(folder, "none") })).toBe("bad");
  expect(await check({})).toBe("advice");
});
