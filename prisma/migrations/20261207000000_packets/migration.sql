-- CreateEnum
CREATE TYPE "ExportKind" AS ENUM ('copy', 'packet');

-- AlterTable
ALTER TABLE "request_export" ADD COLUMN "kind" "ExportKind" NOT NULL DEFAULT 'copy';
ALTER TABLE "export_part" ADD COLUMN "found" JSONB NOT NULL DEFAULT '{}';

-- DropIndex
DROP INDEX "request_export_requestId_key";

-- CreateIndex
CREATE UNIQUE INDEX "request_export_requestId_kind_key" ON "request_export"("requestId", "kind");

-- Exports that were being made when their layout changed are made anew when they are asked for again.
UPDATE "request_export" SET state = 'failed' WHERE state = 'building';
