-- AlterTable
ALTER TABLE "paper" ADD COLUMN "drawnAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "paper_preview" (
    "paperId" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "paper_preview_pkey" PRIMARY KEY ("paperId","page")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_preview_key_key" ON "paper_preview"("key");

-- AddForeignKey
ALTER TABLE "paper_preview" ADD CONSTRAINT "paper_preview_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the table promises beyond types.
ALTER TABLE "paper_preview"
  ADD CONSTRAINT "paper_preview_page" CHECK ("page" >= 1),
  ADD CONSTRAINT "paper_preview_size" CHECK ("width" > 0 AND "height" > 0);
