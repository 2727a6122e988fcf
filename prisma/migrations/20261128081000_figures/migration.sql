-- What the figures of a few weeks are read by: none of them looks at years of requests.

-- CreateIndex
CREATE INDEX "review_request_createdAt_idx" ON "review_request"("createdAt");

-- CreateIndex
CREATE INDEX "review_request_submittedAt_idx" ON "review_request"("submittedAt");

-- CreateIndex
CREATE INDEX "review_request_answeredAt_idx" ON "review_request"("answeredAt");

-- CreateIndex
CREATE INDEX "status_change_status_at_idx" ON "status_change"("status", "at");

-- CreateIndex
CREATE INDEX "opinion_signedAt_idx" ON "opinion"("signedAt");

-- A scan has thousands of files, of which next to none is refused.
CREATE INDEX "scan_file_rejected" ON "scan_file"("requestId") WHERE "state" = 'rejected';
