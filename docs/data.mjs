// Draws docs/data.md from the schemas: `node docs/data.mjs` writes it, `node docs/data.mjs --check` fails when it is stale.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const target = new URL("docs/data.md", root);

const sql = ["user", "aim", "url"].map((service) => {
  const folder = new URL(`${service}-service/src/main/resources/db/migration/`, root);
  const tables = readdirSync(folder)
    .sort()
    .flatMap((file) => tablesOf(readFileSync(new URL(file, folder), "utf8")));
  return `## ${service}-service (MySQL)\n\n${diagram(tables)}\n`;
});
const documents = readFileSync(new URL("media-service/DOCUMENTS.md", root), "utf8").replace(/^# .*\n/, "");
const page = `# Where the data is

Made from the schemas by \`node docs/data.mjs\`; change those, not this page.

${sql.join("\n")}
## media-service (MongoDB, one database per tenant)
${documents}`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, page);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== page) {
  console.error("docs/data.md is stale: run node docs/data.mjs");
  process.exit(1);
}

function tablesOf(text) {
  const uncommented = text.replace(/--.*$/gm, "");
  return [...uncommented.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].map(([, name, body]) => {
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
}

function diagram(tables) {
  const boxes = tables.map(
    ({ name, columns }) =>
      `  ${name} {\n${columns.map((c) => `    ${c.type} ${c.column} ${c.marks.join(", ")}`.trimEnd()).join("\n")}\n  }`,
  );
  const arrows = tables.flatMap(({ name, references }) =>
    references.map(({ table, columns }) => `  ${table} ||--o{ ${name} : "${columns.join(", ")}"`),
  );
  return `\`\`\`mermaid\nerDiagram\n${[...boxes, ...arrows].join("\n")}\n\`\`\``;
}
