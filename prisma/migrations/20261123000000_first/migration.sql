-- E-mail addresses compare without regard to case.
CREATE EXTENSION IF NOT EXISTS citext;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('patient', 'coordinator', 'surgeon', 'administrator');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('draft', 'submitted', 'in_triage', 'needs_info', 'assigned', 'signed', 'reviewed', 'declined', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "PackState" AS ENUM ('signed', 'stored', 'checked', 'damaged');

-- CreateEnum
CREATE TYPE "FileState" AS ENUM ('accepted', 'rejected');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('question', 'answer', 'decline', 'note');

-- CreateEnum
CREATE TYPE "OpinionOutcome" AS ENUM ('candidate', 'not_candidate', 'conservative_care', 'other_scan_needed', 'visit_needed', 'emergency');

-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('done', 'denied', 'refused');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT,
    "credentials" TEXT,
    "passwordHash" TEXT,
    "totpSecret" TEXT,
    "totpUsedStep" BIGINT,
    "enrolledAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "ticketHash" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_mail" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_attempt" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "newSecret" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "resetAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "review_request" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "status" "RequestStatus" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 0,
    "patientId" UUID NOT NULL,
    "ownerId" UUID,
    "surgeonId" UUID,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "personName" TEXT,
    "birthDate" DATE,
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "waitingFrom" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "review_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "typedName" TEXT NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "announced" JSONB NOT NULL,
    "state" "PackState" NOT NULL DEFAULT 'signed',
    "signedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "storedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_file" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "packId" UUID NOT NULL,
    "entry" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "method" INTEGER NOT NULL,
    "dataOffset" BIGINT NOT NULL,
    "compressedSize" BIGINT NOT NULL,
    "state" "FileState" NOT NULL,
    "reason" TEXT,
    "words" TEXT,

    CONSTRAINT "scan_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "studyInstanceUid" TEXT NOT NULL,
    "patientName" TEXT,
    "patientId" TEXT,
    "patientBirthDate" TEXT,
    "patientSex" TEXT,
    "studyDate" TEXT,
    "description" TEXT,
    "accession" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "seriesInstanceUid" TEXT NOT NULL,
    "modality" TEXT NOT NULL,
    "number" INTEGER,
    "description" TEXT,
    "bodyPart" TEXT,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance" (
    "id" UUID NOT NULL,
    "seriesId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "sopInstanceUid" TEXT NOT NULL,
    "sopClassUid" TEXT NOT NULL,
    "transferSyntax" TEXT NOT NULL,
    "number" INTEGER,
    "frames" INTEGER NOT NULL DEFAULT 1,
    "rows" INTEGER NOT NULL,
    "columns" INTEGER NOT NULL,
    "attributes" JSONB NOT NULL,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "reason" TEXT,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surgeonId" UUID NOT NULL,
    "outcome" "OpinionOutcome",
    "findings" TEXT NOT NULL DEFAULT '',
    "patientMessage" TEXT NOT NULL DEFAULT '',
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signedAt" TIMESTAMPTZ(3),
    "signature" TEXT,
    "contentHash" TEXT,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "act" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL,
    "actorId" UUID,
    "role" TEXT NOT NULL,
    "sessionId" UUID,
    "requestId" UUID,
    "patientId" UUID,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_hash_key" ON "recovery_code"("hash");

-- CreateIndex
CREATE INDEX "recovery_code_accountId_idx" ON "recovery_code"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "session_ticketHash_key" ON "session"("ticketHash");

-- CreateIndex
CREATE INDEX "session_accountId_idx" ON "session"("accountId");

-- CreateIndex
CREATE INDEX "sign_in_mail_email_createdAt_idx" ON "sign_in_mail"("email", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "staff_attempt_tokenHash_key" ON "staff_attempt"("tokenHash");

-- CreateIndex
CREATE INDEX "throttle_resetAt_idx" ON "throttle"("resetAt");

-- CreateIndex
CREATE UNIQUE INDEX "review_request_reference_key" ON "review_request"("reference");

-- CreateIndex
CREATE INDEX "review_request_patientId_createdAt_idx" ON "review_request"("patientId", "createdAt");

-- CreateIndex
CREATE INDEX "review_request_status_urgent_waitingFrom_id_idx" ON "review_request"("status", "urgent", "waitingFrom", "id");

-- CreateIndex
CREATE INDEX "review_request_surgeonId_status_waitingFrom_idx" ON "review_request"("surgeonId", "status", "waitingFrom");

-- CreateIndex
CREATE UNIQUE INDEX "consent_requestId_text_version_key" ON "consent"("requestId", "text", "version");

-- CreateIndex
CREATE UNIQUE INDEX "pack_key_key" ON "pack"("key");

-- CreateIndex
CREATE INDEX "pack_requestId_state_idx" ON "pack"("requestId", "state");

-- CreateIndex
CREATE INDEX "scan_file_packId_idx" ON "scan_file"("packId");

-- CreateIndex
CREATE UNIQUE INDEX "scan_file_requestId_sha256_key" ON "scan_file"("requestId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "study_requestId_studyInstanceUid_key" ON "study"("requestId", "studyInstanceUid");

-- CreateIndex
CREATE UNIQUE INDEX "series_studyId_seriesInstanceUid_key" ON "series"("studyId", "seriesInstanceUid");

-- CreateIndex
CREATE UNIQUE INDEX "instance_fileId_key" ON "instance"("fileId");

-- CreateIndex
CREATE INDEX "instance_seriesId_sopInstanceUid_idx" ON "instance"("seriesId", "sopInstanceUid");

-- CreateIndex
CREATE INDEX "message_requestId_createdAt_idx" ON "message"("requestId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "opinion_requestId_key" ON "opinion"("requestId");

-- CreateIndex
CREATE INDEX "audit_entry_requestId_at_idx" ON "audit_entry"("requestId", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actorId_at_idx" ON "audit_entry"("actorId", "at");

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_surgeonId_fkey" FOREIGN KEY ("surgeonId") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_file" ADD CONSTRAINT "scan_file_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_file" ADD CONSTRAINT "scan_file_packId_fkey" FOREIGN KEY ("packId") REFERENCES "pack"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance" ADD CONSTRAINT "instance_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance" ADD CONSTRAINT "instance_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "scan_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_surgeonId_fkey" FOREIGN KEY ("surgeonId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What the tables promise beyond types.
ALTER TABLE "review_request"
  ADD CONSTRAINT "review_request_version" CHECK ("version" >= 0),
  ADD CONSTRAINT "review_request_submitted" CHECK ("status" IN ('draft', 'withdrawn') OR "submittedAt" IS NOT NULL),
  ADD CONSTRAINT "review_request_assigned" CHECK ("status" NOT IN ('assigned', 'signed') OR "surgeonId" IS NOT NULL),
  ADD CONSTRAINT "review_request_answered" CHECK ("status" <> 'reviewed' OR "answeredAt" IS NOT NULL);
ALTER TABLE "pack"
  ADD CONSTRAINT "pack_size" CHECK ("size" > 0 AND "size" <= 5368709120),
  ADD CONSTRAINT "pack_stored" CHECK ("state" = 'signed' OR "storedAt" IS NOT NULL);
ALTER TABLE "scan_file"
  ADD CONSTRAINT "scan_file_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "scan_file_method" CHECK ("method" IN (0, 8)),
  ADD CONSTRAINT "scan_file_reason" CHECK (("state" = 'rejected') = ("reason" IS NOT NULL));
ALTER TABLE "opinion"
  ADD CONSTRAINT "opinion_signed" CHECK (
    "signedAt" IS NULL OR ("outcome" IS NOT NULL AND "signature" IS NOT NULL AND "contentHash" IS NOT NULL)
  );
ALTER TABLE "account"
  ADD CONSTRAINT "account_email" CHECK ("email" ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT "account_staff_name" CHECK ("role" = 'patient' OR "name" IS NOT NULL);

-- The trail is only ever added to, and a signed opinion stays as it was signed, whoever holds the pen.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entry_only_grows" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_entry_never_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "opinion_signed_stays" BEFORE UPDATE OR DELETE ON "opinion"
  FOR EACH ROW WHEN (OLD."signedAt" IS NOT NULL) EXECUTE FUNCTION refuse_change();
