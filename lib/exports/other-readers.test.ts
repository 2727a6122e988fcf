import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instanceFile, lumbarPhantom } from "#scripts/sample/phantom.ts";
import { readDirectory } from "#lib/imaging/dicomdir.ts";
import { sampleMarks } from "#lib/markings/sample-marks.ts";
import { writtenFor } from "./media-documents.ts";
import { sampleDisc } from "./sample-disc.ts";

/** A packet's disc as programs that are not ours read it; what is not installed is skipped, and said to be. */
const tools = {
  dcmdump: existsSync("/usr/bin/dcmdump"),
  dcmmkdir: existsSync("/usr/bin/dcmmkdir"),
  dsrdump: existsSync("/usr/bin/dsrdump"),
  dciodvfy: existsSync("/usr/bin/dciodvfy"),
  pydicom: succeeds("/usr/bin/python3", ["-c", "import pydicom"]),
  Orthanc: existsSync("/usr/sbin/Orthanc"),
};
for (const [name, there] of Object.entries(tools)) if (!there) console.warn(`SKIPPED: ${name} is not installed`);

const shelf = join(import.meta.dirname, "../../../shared/dicom");
if (!existsSync(shelf)) console.warn(`SKIPPED: the real files at ${shelf} are not there; the phantom alone is tried`);

const disc = mkdtempSync(join(tmpdir(), "foramen-disc-"));
afterAll(() => rmSync(disc, { recursive: true, force: true }));

let listed: { uid: string; path: string }[] = [];

beforeAll(async () => {
  const { series } = lumbarPhantom({ small: true });
  const phantom = series.flatMap(({ instances }) => instances.map(instanceFile));
  const sopInstanceUid = series[1]?.instances[0]?.sopInstanceUid ?? "";
  const marks = sampleMarks.map((mark) => ({ ...mark, sopInstanceUid, frame: 1 }));
  const real = ["charset", "multiframe", "transfer_syntax", "nasty", "series_compressed"]
    .map((folder) => join(shelf, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(filesBelow)
    .filter((file) => !file.endsWith("fodicom_GH1339.dcm")) // damaged as it was sent: Orthanc refuses it
    .map((file) => new Uint8Array(readFileSync(file)));
  await sampleDisc(disc, [...phantom, ...real], {
    marked: new Set([`${sopInstanceUid} 1`]),
    written: ({ marked }) =>
      writtenFor(marked, { requestId: "r", marks, signature: "Ada Okoye, MD", signedAt: new Date(0) }),
  });
  const directory = await readDirectory(readFileSync(join(disc, "DICOMDIR")));
  listed = directory.contents
    .flatMap(({ series }) => series.flatMap(({ instances }) => instances))
    .map(({ sopInstanceUid: uid, file }) => ({ uid, path: file ?? "" }));
  expect(listed.length).toBeGreaterThanOrEqual(phantom.length);
}, 60_000);

describe("the disc of a packet", () => {
  test.skipIf(!tools.dcmdump)("dcmdump reads without a word on standard error", () => {
    expect(run("dcmdump", [join(disc, "DICOMDIR")]).stderr).toBe("");
  });

  test.skipIf(!tools.dcmmkdir)("dcmmkdir makes the same directory of the phantom's files", async () => {
    const phantoms = lumbarPhantom({ small: true }).series.flatMap(({ instances }) => instances);
    const paths = listed.slice(0, phantoms.length).map(({ path }) => path);
    const theirs = join(disc, "THEIRS");
    run("dcmmkdir", ["+id", disc, "+D", theirs, "-Nrc", ...paths]);
    const made = await readDirectory(readFileSync(theirs));
    rmSync(theirs);
    const ours = await readDirectory(readFileSync(join(disc, "DICOMDIR")));
    const ownReports = ({ modality }: { modality: string }) => !["KO", "SR"].includes(modality);
    const uids = new Set(phantoms.map(({ sopInstanceUid }) => sopInstanceUid));
    const own = ours.contents.filter(({ series }) => series[0]?.instances.some((one) => uids.has(one.sopInstanceUid)));
    expect(own.map((study) => ({ ...study, series: study.series.filter(ownReports) }))).toEqual(made.contents);
  });

  test.skipIf(!tools.dsrdump)("dsrdump reads measurements and key images, and has nothing to say against them", () => {
    for (const [file, title] of [
      ["SR000001", "Comprehensive SR Document"],
      ["KO000001", "Key Object Selection Document"],
    ] as const) {
      const { stdout, stderr } = run("dsrdump", [join(disc, "DICOM", file)]);
      expect(stdout).toContain(title);
      // What the tool itself cannot do is no finding.
      expect(stderr.replace("W: Check for template constraints not yet supported\n", "")).toBe("");
    }
  });

  test.skipIf(!tools.dciodvfy)("dciodvfy finds no fault in what is written, nor in the directory", () => {
    for (const file of ["DICOM/SR000001", "DICOM/KO000001", "DICOMDIR"])
      expect(run("dciodvfy", [join(disc, file)]).stderr).not.toMatch(/Error|Abort/);
  });

  test.skipIf(!tools.pydicom)("pydicom finds every file that is listed, as what it is listed", () => {
    const script = `
import sys
from pydicom.fileset import FileSet
for one in FileSet(sys.argv[1]):
    assert one.load().SOPInstanceUID == one.SOPInstanceUID, one.path
    print(one.SOPInstanceUID)`;
    const { stdout } = run("/usr/bin/python3", ["-W", "ignore", "-c", script, join(disc, "DICOMDIR")]);
    expect(stdout.trim().split("\n").sort()).toEqual(listed.map(({ uid }) => uid).sort());
  });

  test.skipIf(!tools.Orthanc)("Orthanc takes in every file that is listed, and nothing of it is another", async () => {
    const port = await freePort();
    const home = mkdtempSync(join(tmpdir(), "foramen-orthanc-"));
    const settings = {
      HttpPort: port,
      DicomServerEnabled: false,
      AuthenticationEnabled: false,
      StorageDirectory: home,
    };
    writeFileSync(join(home, "settings.json"), JSON.stringify({ ...settings, IndexDirectory: home, Plugins: [] }));
    const server = spawn("/usr/sbin/Orthanc", [join(home, "settings.json")], { stdio: "ignore" });
    try {
      const address = `http://127.0.0.1:${port}`;
      for (let waited = 0; waited < 200 && !(await answers(`${address}/system`)); waited++) await after(100);
      for (const { path } of listed) {
        const body = readFileSync(join(disc, path));
        const res = await fetch(`${address}/instances`, { method: "POST", body });
        expect([path, res.status]).toEqual([path, 200]);
      }
      const found = (await (await fetch(`${address}/instances?expand`)).json()) as {
        MainDicomTags: { SOPInstanceUID: string };
      }[];
      expect(found.map(({ MainDicomTags }) => MainDicomTags.SOPInstanceUID).sort()).toEqual(
        listed.map(({ uid }) => uid).sort(),
      );
    } finally {
      server.kill();
      rmSync(home, { recursive: true, force: true });
    }
  });
});

function run(program: string, given: string[]): { stdout: string; stderr: string } {
  const errors = join(disc, "ERRORS");
  const stdout = execFileSync("/bin/sh", ["-c", `exec "$0" "$@" 2>"${errors}"`, program, ...given], {
    cwd: disc,
    maxBuffer: 2 ** 28,
  }).toString("latin1");
  const stderr = readFileSync(errors, "latin1");
  rmSync(errors);
  return { stdout, stderr };
}

function succeeds(program: string, given: string[]): boolean {
  try {
    execFileSync(program, given, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
