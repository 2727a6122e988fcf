-- Postal addresses are encrypted by the portal (lib/keys). What is there already it encrypts when it starts; until then
-- the rule holds for what is written, not for what stands.
ALTER TABLE "review_request"
ADD CONSTRAINT "postal_address_is_sealed" CHECK ("postalAddress" LIKE 'v2.%') NOT VALID;

ALTER TABLE "account"
ADD CONSTRAINT "totp_secret_is_sealed" CHECK ("totpSecret" LIKE 'v_.%') NOT VALID;

-- So few have one that a start need not look at all.
CREATE INDEX "review_request_postalAddress" ON "review_request" ("id") WHERE "postalAddress" IS NOT NULL;
