// vtk.js brings a second renderer that nothing here asks for, beside the one by WebGL.
module.exports = (source) => {
  const kept = source.replace(/^import "\.\.\/WebGPU\/.*$/gm, "");
  if (kept === source) throw new Error("vtk.js names its second renderer elsewhere; look again for what brings it");
  return kept;
};
