import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { connect as connectOverTls } from "node:tls";
import { absent, addressToPut, get, mebibyte, put, refused, send, type Check } from "./scene.ts";

const hello = Buffer.from("hello dicom");

/** Uploads as browsers make them: exact length, SHA-256 and If-None-Match signed into one address. */
export const signedUploadChecks: Check[] = [
  {
    name: "a signed upload is stored",
    async run(scene) {
      const key = scene.key("pack.zip");
      const body = randomBytes(mebibyte);
      const { url, headers } = await addressToPut(scene, key, body);
      assert.equal((await send(url, { method: "PUT", headers, body })).status, 200);
      assert.deepEqual((await get(scene, key)).body, body);
    },
  },
  {
    name: "a signed upload works once: sent again, it is refused and changes nothing",
    async run(scene) {
      const key = scene.key();
      const { url, headers } = await addressToPut(scene, key, hello);
      assert.equal((await send(url, { method: "PUT", headers, body: hello })).status, 200);
      await refused(send(url, { method: "PUT", headers, body: hello }), 412);
      assert.deepEqual((await get(scene, key)).body, hello);
    },
  },
  {
    name: "a signed upload does not replace what is there",
    async run(scene) {
      const key = scene.key();
      await put(scene, key, Buffer.from("first"));
      const { url, headers } = await addressToPut(scene, key, hello);
      await refused(send(url, { method: "PUT", headers, body: hello }), 412);
      assert.equal((await get(scene, key)).body.toString(), "first");
    },
  },
  {
    name: "of 20 simultaneous signed uploads to one key exactly one is stored",
    async run(scene) {
      const key = scene.key();
      const bodies = Array.from({ length: 20 }, () => randomBytes(mebibyte / 4));
      const addresses = await Promise.all(bodies.map((body) => addressToPut(scene, key, body)));
      const statuses = await Promise.all(
        addresses.map(async ({ url, headers }, at) => {
          const body = bodies[at] ?? hello;
          return (await send(url, { method: "PUT", headers, body })).status;
        }),
      );
      assert.equal(statuses.filter((status) => status === 200).length, 1, statuses.join(" "));
      assert(
        statuses.every((status) => [200, 409, 412].includes(status)),
        statuses.join(" "),
      );
      assert.deepEqual((await get(scene, key)).body, bodies[statuses.indexOf(200)]);
    },
  },
  {
    name: "a longer and a shorter body are refused",
    async run(scene) {
      for (const body of [Buffer.from("hello dicom!"), Buffer.from("hello dico"), Buffer.alloc(0)]) {
        const key = scene.key();
        const { url, headers } = await addressToPut(scene, key, hello);
        await refused(send(url, { method: "PUT", headers, body }), 400, 403, 411);
        await absent(scene, key);
      }
    },
  },
  {
    name: "other content of the same length is refused",
    knownMissing: { radosgw: "ignores x-amz-checksum-sha256; ingest verifies the hash itself" },
    async run(scene) {
      const key = scene.key();
      const { url, headers } = await addressToPut(scene, key, hello);
      await refused(send(url, { method: "PUT", headers, body: Buffer.from("HELLO DICOM") }), 400);
      await absent(scene, key);
    },
  },
  {
    name: "a signed header that is missing or different is refused",
    async run(scene) {
      const key = scene.key();
      const { url, headers } = await addressToPut(scene, key, hello);
      const { "x-amz-checksum-sha256": checksum, "if-none-match": condition } = headers;
      const wrong = [{ "x-amz-checksum-sha256": checksum }, { "if-none-match": condition }, {}];
      for (const sent of wrong) await refused(send(url, { method: "PUT", headers: sent, body: hello }), 403);
      const different = { ...headers, "x-amz-checksum-sha256": `A${checksum.slice(1)}` };
      await refused(send(url, { method: "PUT", headers: different, body: hello }), 403);
      await absent(scene, key);
    },
  },
  {
    name: "an address to store cannot read or remove",
    async run(scene) {
      const key = scene.key();
      const { url, headers } = await addressToPut(scene, key, hello);
      assert.equal((await send(url, { method: "PUT", headers, body: hello })).status, 200);
      for (const method of ["GET", "HEAD", "DELETE", "POST"])
        await refused(send(url, { method, headers }), 400, 403, 405);
      assert.deepEqual((await get(scene, key)).body, hello);
    },
  },
  {
    name: "half an upload leaves no object",
    async run(scene) {
      const key = scene.key();
      const body = randomBytes(2 * mebibyte);
      const { url, headers } = await addressToPut(scene, key, body);
      await cutInHalf(new URL(url), { ...headers, "content-length": String(body.length) }, body);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await absent(scene, key);
      assert.equal((await send(url, { method: "PUT", headers, body })).status, 200);
    },
  },
  {
    name: "who reads while another overwrites sees one or the other whole",
    async run(scene) {
      const key = scene.key();
      const bodies = ["a", "b"].map((letter) => Buffer.alloc(2 * mebibyte, letter));
      const [first = hello] = bodies;
      await put(scene, key, first);
      const write = async () => {
        for (let turn = 0; turn < 6; turn++) await put(scene, key, bodies[turn % 2] ?? first);
      };
      const read = async () => {
        for (let turn = 0; turn < 6; turn++) {
          const { body } = await get(scene, key);
          assert(bodies.some((whole) => whole.equals(body)));
        }
      };
      await Promise.all([write(), read(), read(), read()]);
    },
  },
];

/** Sends the head and half of the body, then hangs up. */
function cutInHalf(url: URL, headers: Record<string, string>, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
    const socket = url.protocol === "https:" ? connectOverTls(port, url.hostname) : connect(port, url.hostname);
    const lines = Object.entries({ host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.on("error", reject);
    socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join("")}\r\n`);
    socket.write(body.subarray(0, body.length / 2), () => {
      setTimeout(() => {
        socket.destroy();
        resolve();
      }, 100);
    });
  });
}
