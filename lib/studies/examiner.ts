import { serveSandbox } from "#lib/platform/sandboxed.ts";
import { drawPreview, type PictureQuestion } from "./draw-preview.ts";
import { examinePack, type PackPiece, type PackQuestion } from "./examine-pack.ts";

/** The program that opens what strangers sent: it has no settings, no database, and one address at a time to read. */
serveSandbox((question: PackQuestion | PictureQuestion, tell: (piece: PackPiece) => void) =>
  "picture" in question ? drawPreview(question, () => tell({ alive: true })) : examinePack(question, tell),
);
