// Draws docs/data.md from the schemas: `node docs/data.mjs` writes it, `node docs/data.mjs --check` fails when it is stale.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const target = new URL("docs/data.md", root);

const sql = ["user", "aim", "url"].map((service) => {
  const folder = new URL(`${service}-service/src/main/resources/db/migration/`, root);
  const migrations = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
  const tables = tablesOf(migrations.join("\n"));
  return `## ${service}-service (MySQL)\n\n${diagram(tables)}\n`;
});
const documents = [
  ["items", "library/Item", { renditions: "ItemRendition", facts: "MediaFacts", announcement: "Announcement", extras: "Extras" }],
  ["ItemRendition", "library/ItemRendition", {}],
  ["MediaFacts", "library/MediaFacts", { chapters: "Chapter" }],
  ["Chapter", "library/Chapter", {}],
  ["Extras", "library/Extras", { captions: "Caption", storyboard: "Storyboard", origin: "Origin" }],
  ["Caption", "library/Caption", {}],
  ["Storyboard", "library/Storyboard", {}],
  ["Origin", "library/Origin", {}],
  ["Announcement", "library/Announcement", {}],
  ["segments", "library/PublishedSegment", { keyframe: "KeyFrame" }],
  ["KeyFrame", "hls/KeyFrame", {}],
  ["positions", "position/Position", {}],
  ["collections", "collection/ItemCollection", {}],
  ["transcode_jobs", "transcode/TranscodeJob", {}],
  ["playback_sessions", "play/PlaybackSession", {}],
  ["source_progress", "upload/SourceProgress", {}, "Sent"],
  ["known_manifests", "library/KnownManifests", {}, "Known"],
  ["index", "library/IndexMark", {}, "Mark"],
  ["session_key", "play/SessionIds", {}, "StoredKey"],
].map(([name, file, parts, record]) => {
  const source = readFileSync(new URL(`media-service/src/main/java/ly/ptsd/media/${file}.java`, root), "utf8");
  return { name, columns: componentsOf(source, record ?? file.split("/")[1]), references: [], parts };
});
documents.find(({ name }) => name === "segments").references = [{ table: "items", columns: ["mediaId"] }];
for (const table of ["positions", "transcode_jobs", "source_progress", "known_manifests"]) {
  documents.find(({ name }) => name === table).references = [{ table: "items", columns: ["id"] }];
}
documents.find(({ name }) => name === "collections").references = [{ table: "items", columns: ["items"] }];
documents.find(({ name }) => name === "playback_sessions").references = [{ table: "items", columns: ["mediaId"] }];

const page = `# Where the data is

Made from the schemas by \`node docs/data.mjs\`; change those, not this page.

${sql.join("\n")}
## media-service (MongoDB, one for each instance)
An index of the bucket, which is the truth: \`sources/{mediaId}/original\`, \`media/{mediaId}/{rendition}/…\`,
\`media/{mediaId}/poster.jpg\`, \`manifests/{mediaId}.json\`, \`sessions/{hash}.json\`, \`library/positions.json\`,
\`library/collections.json\`, \`server/session-key\`. Names in capitals are parts of their document.

${diagram(documents)}
`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, page);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== page) {
  console.error("docs/data.md is stale: run node docs/data.mjs");
  process.exit(1);
}

function tablesOf(text) {
  const uncommented = text.replace(/--.*$/gm, "");
  const tables = [...uncommented.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].map(([, name, body]) => {
    const lines = body.split("\n").map((line) => line.trim().replace(/,$/, ""));
    const keys = new Set((/PRIMARY KEY \(([^)]*)\)/.exec(body)?.[1] ?? "").split(/,\s*/));
    const references = [...body.matchAll(/FOREIGN KEY \(([^)]*)\)\s+REFERENCES (\w+)/g)].map(
      ([, columns, table]) => ({ columns: columns.split(/,\s*/), table }),
    );
    const columns = lines
      .filter((line) => /^[a-z_]+ /.test(line))
      .map((line) => {
        const [, column, type] = /^(\w+)\s+(\w+)/.exec(line);
        const marks = [
          keys.has(column) || /PRIMARY KEY/.test(line) ? "PK" : "",
          references.some((reference) => reference.columns.includes(column)) ? "FK" : "",
          /\bUNIQUE\b/.test(line) ? "UK" : "",
        ].filter(Boolean);
        return { column, type: type.toLowerCase(), marks };
      });
    return { name, columns, references };
  });
  for (const [, name, changes] of uncommented.matchAll(/ALTER TABLE (\w+)([\s\S]*?);/g)) {
    for (const [, column, type] of changes.matchAll(/ADD COLUMN (\w+)\s+(\w+)/g)) {
      tables.find((table) => table.name === name).columns.push({ column, type: type.toLowerCase(), marks: [] });
    }
    for (const [, changed, type] of changes.matchAll(/MODIFY (?:COLUMN )?(\w+)\s+(\w+)/g)) {
      tables.find((table) => table.name === name).columns.find(({ column }) => column === changed).type = type.toLowerCase();
    }
  }
  return tables;
}

/** The components of a Java record, as they are stored. */
function componentsOf(source, record) {
  const [, body] = new RegExp(`record ${record}\\(([\\s\\S]*?)\\)\\s*(?:implements[^{]*)?\\{`).exec(source);
  return body
    .replace(/@Nullable\s+/g, "")
    .split(/,(?![^<]*>)/)
    .map((component) => /^\s*([\w<>,\[\] ]+?)\s+(\w+)\s*$/.exec(component))
    .map(([, type, column]) => ({
      column: column === "id" ? "_id" : column,
      type: type.replace(/<.*/, ""),
      marks: column === "id" ? ["PK"] : [],
    }));
}

function diagram(tables) {
  const boxes = tables.map(
    ({ name, columns }) =>
      `  ${name} {\n${columns.map((c) => `    ${c.type} ${c.column} ${c.marks.join(", ")}`.trimEnd()).join("\n")}\n  }`,
  );
  const arrows = tables.flatMap(({ name, references }) =>
    references.map(({ table, columns }) => `  ${table} ||--o{ ${name} : "${columns.join(", ")}"`),
  );
  const within = tables.flatMap(({ name, parts }) =>
    Object.entries(parts ?? {}).map(([component, part]) => `  ${name} ||--o{ ${part} : "${component}"`),
  );
  return `\`\`\`mermaid\nerDiagram\n${[...boxes, ...arrows, ...within].join("\n")}\n\`\`\``;
}
