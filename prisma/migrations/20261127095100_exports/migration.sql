-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('building', 'ready', 'failed');

-- CreateTable
CREATE TABLE "request_export" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'building',
    "key" TEXT NOT NULL,
    "uploadId" TEXT,
    "cursor" JSONB NOT NULL,
    "doneBytes" BIGINT NOT NULL DEFAULT 0,
    "totalBytes" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "steppedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "request_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_part" (
    "exportId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "directory" BYTEA NOT NULL,

    CONSTRAINT "export_part_pkey" PRIMARY KEY ("exportId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "request_export_requestId_key" ON "request_export"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "request_export_key_key" ON "request_export"("key");

-- CreateIndex
CREATE INDEX "request_export_state_createdAt_idx" ON "request_export"("state", "createdAt");

-- AddForeignKey
ALTER TABLE "request_export" ADD CONSTRAINT "request_export_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_part" ADD CONSTRAINT "export_part_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "request_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "request_export"
  ADD CONSTRAINT "request_export_language" CHECK ("language" IN ('en', 'es')),
  ADD CONSTRAINT "request_export_ready" CHECK (("state" = 'ready') = ("readyAt" IS NOT NULL AND "expiresAt" IS NOT NULL));
ALTER TABLE "export_part"
  ADD CONSTRAINT "export_part_number" CHECK ("number" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "export_part_size" CHECK ("size" > 0 AND "entries" >= 0);
