module.exports = () =>
  'export function registerComputeWorker() { throw new Error("segmentation statistics are not part of this viewer") }';
