// Writes what a soak survived, as its tests reported it, between the marks in the document of figures.
// Usage: node soak.mjs REPORT DOCUMENT
import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- soak -->";
const END = "<!-- /soak -->";

const [report, document] = process.argv.slice(2);
const survived = readFileSync(report, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const text = readFileSync(document, "utf8");
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`no ${BEGIN} … ${END} in ${document}`);

const rows = survived.map(({ soak, ...figures }) =>
  `| ${soak} | ${Object.entries(figures).map(([name, figure]) => `${words(name)} ${figure}`).join(", ")} |`,
);
const table = ["", `${new Date().toISOString().slice(0, 10)}:`, "", "| what | |", "|---|---|", ...rows, ""].join("\n");
writeFileSync(document, text.slice(0, before + BEGIN.length) + table + text.slice(after));
console.log(JSON.stringify({ soak: "provisioning", survived }));

function words(name) {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
