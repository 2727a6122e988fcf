-- CreateEnum
CREATE TYPE "MarkingKind" AS ENUM ('length', 'angle', 'cobb', 'bidirectional', 'ellipse', 'arrow', 'text', 'level', 'key_image');

-- CreateTable
CREATE TABLE "marking" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "kind" "MarkingKind" NOT NULL,
    "sopInstanceUid" TEXT NOT NULL,
    "frame" INTEGER NOT NULL,
    "points" JSONB NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "marking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reading_layout" (
    "accountId" UUID NOT NULL,
    "protocol" TEXT NOT NULL,
    "panes" INTEGER NOT NULL,

    CONSTRAINT "reading_layout_pkey" PRIMARY KEY ("accountId","protocol")
);

-- CreateIndex
CREATE INDEX "marking_requestId_idx" ON "marking"("requestId");

-- CreateIndex
CREATE INDEX "marking_byId_idx" ON "marking"("byId");

-- AddForeignKey
ALTER TABLE "marking" ADD CONSTRAINT "marking_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marking" ADD CONSTRAINT "marking_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading_layout" ADD CONSTRAINT "reading_layout_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
