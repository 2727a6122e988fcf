import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { addressToGet, get, put, refused, send, type Check } from "./scene.ts";

const body = randomBytes(1000);

/** Reading a piece of an object, as the viewer does. */
export const rangeChecks: Check[] = [
  {
    name: "a range comes back exactly, down to one byte",
    async run(scene) {
      const key = scene.key();
      await put(scene, key, body);
      const url = await addressToGet(scene, key);
      const spans = [
        [0, 0],
        [999, 999],
        [500, 500],
        [100, 299],
        [0, 999],
      ] as const;
      for (const [start, end] of spans) {
        const answer = await send(url, { headers: { range: `bytes=${start}-${end}` } });
        assert.equal(answer.status, 206);
        assert.deepEqual(answer.body, body.subarray(start, end + 1));
        assert.equal(answer.headers["content-range"], `bytes ${start}-${end}/1000`);
        assert.equal(answer.headers["content-length"], String(end - start + 1));
      }
    },
  },
  {
    name: "a range may be open at either side, and is cut at the end of the object",
    async run(scene) {
      const key = scene.key();
      await put(scene, key, body);
      const wanted: Record<string, Buffer> = {
        "bytes=990-": body.subarray(990),
        "bytes=-10": body.subarray(990),
        "bytes=-5000": body,
        "bytes=990-5000": body.subarray(990),
      };
      for (const [Range, expected] of Object.entries(wanted)) {
        const answer = await get(scene, key, { Range });
        assert.deepEqual([answer.$metadata.httpStatusCode, answer.body], [206, expected], Range);
      }
    },
  },
  {
    name: "a range beyond the end is refused",
    async run(scene) {
      const [key, empty] = [scene.key(), scene.key()];
      await put(scene, key, body);
      await put(scene, empty, Buffer.alloc(0));
      await refused(get(scene, key, { Range: "bytes=1000-1001" }), 416);
      await refused(get(scene, empty, { Range: "bytes=0-0" }), 416);
    },
  },
  {
    name: "who holds the object already is told that it has not changed",
    async run(scene) {
      const key = scene.key();
      await put(scene, key, body);
      const { ETag } = await get(scene, key);
      await refused(get(scene, key, { IfNoneMatch: ETag }), 304);
      await refused(get(scene, key, { IfMatch: `"${"0".repeat(32)}"` }), 412);
      assert.deepEqual((await get(scene, key, { IfMatch: ETag })).body, body);
    },
  },
];
