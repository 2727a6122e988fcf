/** How a letter is sent; its name says nothing of whoever asks. */
export const letterHeaders = (cacheControl: string) => ({
  "content-type": "application/pdf",
  "content-disposition": 'inline; filename="scan-request.pdf"',
  "cache-control": cacheControl,
  "x-content-type-options": "nosniff",
});
