#!/usr/bin/env node
// Prisma's command line drives a native "schema engine" that it downloads from its own host. A machine behind a
// firewall has no such download, so this file answers the same protocol (JSON-RPC over stdin and stdout, plus the
// `cli` calls) with npm's WASM build of the very same engine, over node-postgres. Used through
// PRISMA_SCHEMA_ENGINE_BINARY.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum as Type,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

const options = readArguments(process.argv.slice(2));
if (options.cli) await answerCli(options.cli, options.datasource.url);
else await answerRpc();

function readArguments(args) {
  const read = { datamodels: [] };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--datamodels") read.datamodels.push(args[++i]);
    else if (args[i] === "--datasource") read.datasource = JSON.parse(args[++i]);
    else if (args[i] === "cli") read.cli = args[++i];
    else if (args[i].startsWith("--")) i++;
  }
  return read;
}

// --- JSON-RPC -------------------------------------------------------------------------------------------------------

async function answerRpc() {
  const engine = await loadEngine();
  const native = { getDatabaseVersion: "version", migrateDiff: "diff" };
  let turn = Promise.resolve();
  const lines = readline.createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method) turn = turn.then(() => answer(id, method, params)); // no method: the CLI acknowledges a print
  });
  lines.on("close", () => turn.finally(() => process.exit(0)));

  async function answer(id, method, params) {
    try {
      const it = await engine();
      // The WASM build has no shadow database of its own for these two: it reads the history from the diagnosis.
      if (method === "evaluateDataLoss" || method === "createMigration")
        await it.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
      let result = await it[native[method] ?? method](params);
      if (method === "diff" && result?.stdout != null) {
        reply({ id: 900_000 + id, method: "print", params: { content: result.stdout } });
        result = { ...result, stdout: null };
      }
      reply({ id, result: result ?? {} });
    } catch (error) {
      const message = globalThis.PRISMA_WASM_PANIC_REGISTRY.msg || (error?.message ?? String(error));
      const code = /^P\d{4}$/.test(error?.code ?? "") ? error.code : undefined;
      const data = { is_panic: error?.name === "RuntimeError", message, error_code: code, meta: error?.meta ?? null };
      reply({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  }
}

const reply = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function loadEngine() {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import(file);
  const wasm = fs.readFileSync(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    msg: "",
    set_message(message) {
      this.msg = message;
    },
  };
  const datamodels = options.datamodels.map((path) => [path, fs.readFileSync(path, "utf8")]);
  const url = options.datasource?.url ?? "postgresql://invalid.invalid/none";
  const factory = adapterFactory(url, options.datasource?.shadowDatabaseUrl);
  let engine;
  return () =>
    (engine ??= glue.SchemaEngine.new(
      { datamodels: datamodels.length ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    ));
}

// --- the driver adapter over node-postgres --------------------------------------------------------------------------

function adapterFactory(url, shadowUrl) {
  const { config, schema } = parseUrl(url);
  return {
    provider: "postgres",
    adapterName: "schema-engine-pg",
    connect: () => open(config, schema),
    async connectToShadowDb() {
      if (shadowUrl) {
        const shadow = parseUrl(shadowUrl);
        return open(shadow.config, shadow.schema);
      }
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      const admin = new pg.Client(config);
      await admin.connect();
      await admin.query(`CREATE DATABASE "${database}"`);
      return open({ ...config, database }, schema, async () => {
        await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`).finally(() => admin.end());
      });
    },
  };
}

function parseUrl(text) {
  const url = new URL(text);
  const mode = url.searchParams.get("sslmode") ?? "";
  return {
    schema: url.searchParams.get("schema") ?? "public",
    config: {
      host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)) || "postgres",
      ssl: /^(require|verify-(ca|full))$/.test(mode) ? { rejectUnauthorized: mode !== "require" } : undefined,
    },
  };
}

async function open(config, schema, onDispose) {
  const client = new pg.Client(config);
  client.on("error", () => {});
  await client.connect().catch((error) => {
    throw driverError(error);
  });
  await client.query(`SET search_path = "${schema.replaceAll('"', '""')}"`);
  const queries = queriesOf(client);
  return {
    ...queries,
    async startTransaction() {
      await client.query("BEGIN");
      return { ...queries, options: { usePhantomQuery: false }, commit: async () => {}, rollback: async () => {} };
    },
    // One message of the simple protocol, as the native engine sends it: semicolons inside bodies are safe, and a
    // script without transaction control of its own is all or nothing.
    async executeScript(script) {
      await client.query(script).catch((error) => {
        throw driverError(error);
      });
    },
    getConnectionInfo: () => ({ schemaName: schema, supportsRelationJoins: true }),
    async dispose() {
      await client.end().catch(() => {});
      await onDispose?.();
    },
  };
}

function queriesOf(client) {
  const run = async ({ sql, args = [] }) => {
    try {
      return await client.query({ text: sql, values: args, rowMode: "array", types: { getTypeParser: parserOf } });
    } catch (error) {
      throw driverError(error);
    }
  };
  return {
    provider: "postgres",
    adapterName: "schema-engine-pg",
    async queryRaw(query) {
      const { fields, rows } = await run(query);
      return {
        columnNames: fields.map(({ name }) => name),
        columnTypes: fields.map(({ dataTypeID }) => typeOf[dataTypeID] ?? Type.Text),
        rows,
      };
    },
    executeRaw: async (query) => (await run(query)).rowCount ?? 0,
  };
}

function driverError(error) {
  const { code, message } = error ?? {};
  if (error?.severity && code)
    return new DriverAdapterError({
      kind: "postgres",
      originalCode: code,
      originalMessage: message,
      code,
      message,
      severity: error.severity,
      detail: error.detail,
      column: error.column,
      hint: error.hint,
    });
  if (code === "ECONNREFUSED" || code === "ENOTFOUND")
    return new DriverAdapterError({
      kind: "DatabaseNotReachable",
      host: error.address ?? error.hostname,
      port: error.port,
    });
  return error;
}

// PostgreSQL's type numbers: https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat
const typeOf = {
  ...{ 16: Type.Boolean, 17: Type.Bytes, 18: Type.Character, 19: Type.Text, 20: Type.Int64, 21: Type.Int32 },
  ...{ 23: Type.Int32, 25: Type.Text, 26: Type.Int64, 114: Type.Json, 3802: Type.Json, 700: Type.Float },
  ...{ 701: Type.Double, 1700: Type.Numeric, 1042: Type.Text, 1043: Type.Text, 1082: Type.Date, 1083: Type.Time },
  ...{ 1114: Type.DateTime, 1184: Type.DateTime, 2950: Type.Uuid, 1000: Type.BooleanArray, 1002: Type.CharacterArray },
  ...{ 1003: Type.TextArray, 1005: Type.Int32Array, 1007: Type.Int32Array, 1016: Type.Int64Array },
  ...{ 1009: Type.TextArray, 1015: Type.TextArray, 1028: Type.Int64Array, 1034: Type.TextArray },
};
const asIs = (value) => value;
const asIso = (value) => value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
const asList = (type) => (value) => pg.types.getTypeParser(type)(value);
const parsers = {
  ...{ 20: asIs, 26: asIs, 1700: asIs, 114: asIs, 3802: asIs, 1082: asIs, 1083: asIs },
  ...{ 1114: (value) => `${asIso(value)}+00:00`, 1184: asIso, 17: (value) => Buffer.from(value.slice(2), "hex") },
  ...{
    1003: asList(1009),
    1002: asList(1009),
    1005: asList(1007),
    1028: asList(1009),
    1016: asList(1009),
    1034: asList(1009),
  },
};
const parserOf = (type, format) =>
  (format !== "binary" && parsers[type]) || (typeOf[type] === undefined ? asIs : pg.types.getTypeParser(type, format));

// --- `cli` calls ----------------------------------------------------------------------------------------------------

async function answerCli(call, url) {
  const { config } = parseUrl(url);
  const name = `"${config.database.replaceAll('"', '""')}"`;
  const client = new pg.Client(call === "can-connect-to-database" ? config : { ...config, database: "postgres" });
  process.stderr.write("\n");
  try {
    await client.connect();
    if (call === "create-database") await client.query(`CREATE DATABASE ${name}`);
    if (call === "drop-database") await client.query(`DROP DATABASE ${name}`);
    await client.end();
    process.exit(0);
  } catch (error) {
    const where = `\`${config.host}:${config.port}\``;
    const known = {
      "3D000": ["P1003", `Database \`${config.database}\` does not exist`],
      "28P01": ["P1000", `Authentication failed for \`${config.user}\``],
      "42P04": ["P1009", `Database \`${config.database}\` already exists`],
      ECONNREFUSED: ["P1001", `Can't reach database server at ${where}`],
    };
    const [error_code, message] = known[error.code] ?? [error.code ?? "P1010", error.message];
    const fields = { message, error_code };
    const entry = { timestamp: new Date().toISOString(), level: "ERROR", fields, target: "schema_engine::logger" };
    process.stderr.write(`${JSON.stringify(entry)}\n`);
    process.exit(1);
  }
}
