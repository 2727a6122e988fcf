-- From where somebody acted: a network and a browser, never a whole address.
ALTER TABLE "audit_entry" ADD COLUMN "place" TEXT, ADD COLUMN "browser" TEXT;

-- The trail is searched by each of these.
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");
CREATE INDEX "audit_entry_act_at_idx" ON "audit_entry"("act", "at");
CREATE INDEX "audit_entry_patient" ON "audit_entry"("patientId", "at") WHERE "patientId" IS NOT NULL;
CREATE INDEX "audit_entry_session" ON "audit_entry"("sessionId", "at") WHERE "sessionId" IS NOT NULL;
CREATE INDEX "audit_entry_not_done" ON "audit_entry"("at", "id") WHERE "outcome" <> 'done';
CREATE INDEX "audit_entry_account" ON "audit_entry"(("detail" ->> 'accountId'), "at") WHERE "detail" ? 'accountId';

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3),
    "keyId" TEXT,
    "signature" BYTEA,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq"),
    CONSTRAINT "audit_seal_signed" CHECK (num_nonnulls("at", "keyId", "signature") IN (0, 3))
);
CREATE UNIQUE INDEX "audit_seal_entryId_key" ON "audit_seal"("entryId");
CREATE INDEX "audit_seal_heads" ON "audit_seal"("seq") WHERE "signature" IS NOT NULL;

-- CreateTable
CREATE TABLE "audit_anchor" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("seq")
);

CREATE TRIGGER "audit_seal_only_grows" BEFORE UPDATE OR DELETE ON "audit_seal"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_seal_never_emptied" BEFORE TRUNCATE ON "audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_anchor_only_grows" BEFORE UPDATE OR DELETE ON "audit_anchor"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
