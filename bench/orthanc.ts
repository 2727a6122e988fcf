import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { freePort } from "#scripts/installation.ts";

const program = "/usr/sbin/Orthanc";

/** Whether Debian's Orthanc is here: `apt-get install orthanc`. */
export const hasOrthanc = (): boolean => existsSync(program);

/** Debian's DICOMweb for it: `apt-get install orthanc-dicomweb`. */
const dicomWeb = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
export const hasDicomWeb = (): boolean => hasOrthanc() && existsSync(dicomWeb);

/** Starts an empty Orthanc on this machine alone, with its own defaults otherwise; `web`: with DICOMweb. */
export async function startOrthanc(folder: string, { web = false } = {}) {
  const port = await freePort();
  const storage = join(folder, "orthanc");
  mkdirSync(storage, { recursive: true });
  const settings = {
    StorageDirectory: storage,
    IndexDirectory: storage,
    HttpPort: port,
    DicomServerEnabled: false,
    AuthenticationEnabled: false,
    RemoteAccessAllowed: false,
    ...(web && { Plugins: [dicomWeb], DicomWeb: { Enable: true, Root: "/dicom-web/" } }),
  };
  const file = join(folder, "orthanc.json");
  writeFileSync(file, JSON.stringify(settings));
  const child = spawn(program, [file], { stdio: "ignore" });
  const address = `http://127.0.0.1:${port}`;
  const statistics = async (): Promise<number> => {
    const { CountInstances } = (await (await fetch(`${address}/statistics`)).json()) as { CountInstances: number };
    return CountInstances;
  };
  for (let tries = 0; ; tries++) {
    if ((await statistics().catch(() => null)) === 0) break;
    if (tries > 200) throw new Error("Orthanc does not answer");
    await after(50);
  }
  return {
    port,
    /** Sends every file of a folder, `parallel` at once; answers the milliseconds until all are stored and indexed. */
    receive: async (files: string, parallel: number): Promise<number> => {
      const before = await statistics();
      const paths = readdirSync(files).map((name) => join(files, name));
      const count = paths.length;
      const begun = performance.now();
      const lane = async (): Promise<void> => {
        for (let path = paths.pop(); path; path = paths.pop()) {
          const res = await fetch(`${address}/instances`, { method: "POST", body: readFileSync(path) });
          if (!res.ok) throw new Error(`Orthanc answered ${res.status}`);
          await res.arrayBuffer();
        }
      };
      await Promise.all(Array.from({ length: parallel }, lane));
      const took = performance.now() - begun;
      const stored = (await statistics()) - before;
      if (stored !== count) throw new Error(`Orthanc has ${stored} of ${count}`);
      return took;
    },
    stop: async (): Promise<void> => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}
