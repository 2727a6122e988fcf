-- Who shows again who they are gets a new token; what is under way with the old one is answered for a moment longer.
ALTER TABLE "session" ADD COLUMN "priorHash" TEXT;
CREATE UNIQUE INDEX "session_priorHash_key" ON "session"("priorHash");
