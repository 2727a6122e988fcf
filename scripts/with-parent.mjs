// Loaded into a child process so that it never outlives the process that started it, however that one ended.
process.on("disconnect", () => process.exit(0));
process.channel?.unref();
