// Cornerstone's own reader of DICOM, and its dictionary of every tag: the portal has others. What is left of it here is how
// Cornerstone tells what goes wrong.
const silent = () => undefined;
const tell = { trace: silent, debug: silent, info: silent, log: silent, warn: silent, error: console.error };
const logger = () => ({ ...tell, setLevel: silent, getLogger: logger });

const dcmjs = {
  async: {},
  data: { DicomMetaDictionary: { dictionary: {}, nameMap: {} } },
  utilities: { DicomMetadataListener: Object },
};
export const constants = {};
export const log = logger();
export default dcmjs;
