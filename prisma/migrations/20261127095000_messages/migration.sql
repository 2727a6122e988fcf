-- AlterEnum
ALTER TYPE "MessageKind" ADD VALUE 'message';

-- AlterTable
ALTER TABLE "message" ADD COLUMN "readAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "paper" ADD COLUMN "messageId" UUID;

-- CreateIndex
CREATE INDEX "paper_messageId_idx" ON "paper"("messageId");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was written before marks existed has been read.
UPDATE "message" SET "readAt" = now();

-- One file is kept once among the papers of a request and once with a message, however many windows send it.
DROP INDEX "paper_once";
CREATE UNIQUE INDEX "paper_once" ON "paper"("requestId", "sha256")
  WHERE "messageId" IS NULL AND "state" IN ('signed', 'stored', 'kept');
CREATE UNIQUE INDEX "paper_once_a_message" ON "paper"("messageId", "sha256")
  WHERE "messageId" IS NOT NULL AND "state" IN ('signed', 'stored', 'kept');

-- What nobody has read yet is counted at every look at the queue.
CREATE INDEX "message_unread" ON "message"("requestId") WHERE "readAt" IS NULL;
