// Loaded into a child process so that it never outlives the process that started it, however that one ended.
process.on("disconnect", () => process.exit(0));
process.channel?.unref();

// What it starts itself has a channel of its own, which must keep it awake.
const at = process.execArgv.findIndex((arg) => arg.endsWith("with-parent.mjs"));
if (at > 0) process.execArgv.splice(at - 1, 2);
