import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Nobody can press the browser's own dialog here, so the folder that it would give lies in the browser's own store. */
export function pickerInTheBrowsersOwnStore(): void {
  window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("disc");
}

/** Fills that folder: "disc". */
export async function putInTheBrowsersOwnStore(patient: Page, files: readonly string[]): Promise<void> {
  const contents = files.map((file) => [file.replaceAll("/", "-"), readFileSync(file).toString("base64")] as const);
  await patient.evaluate(async (all) => {
    const disc = await (await navigator.storage.getDirectory()).getDirectoryHandle("disc", { create: true });
    await Promise.all(
      all.map(async ([name, content]) => {
        const file = await (await disc.getFileHandle(name, { create: true })).createWritable();
        await file.write(Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0)));
        await file.close();
      }),
    );
  }, contents);
}
