// Writes what a soak survived, as its tests reported it, between the marks in the document of figures.
// Usage: node soak.mjs NAME REPORT DOCUMENT
import { readFileSync, writeFileSync } from "node:fs";

const [name, report, document] = process.argv.slice(2);
const BEGIN = `<!-- soak ${name} -->`;
const END = `<!-- /soak ${name} -->`;

const survived = readFileSync(report, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const text = readFileSync(document, "utf8");
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`no ${BEGIN} … ${END} in ${document}`);

const rows = [...totals(survived)].map(([soak, figures]) =>
  `| ${soak} | ${Object.entries(figures).map(([name, figure]) => `${words(name)} ${figure}`).join(", ")} |`,
);
const table = ["", `${new Date().toISOString().slice(0, 10)}:`, "", "| what | |", "|---|---|", ...rows, ""].join("\n");
writeFileSync(document, text.slice(0, before + BEGIN.length) + table + text.slice(after));
console.log(JSON.stringify({ soak: name, survived: Object.fromEntries(totals(survived)) }));

// What has one name adds up; of the longest, the longest counts.
function totals(lines) {
  const all = new Map();
  for (const { soak, ...figures } of lines) {
    const total = all.get(soak) ?? {};
    for (const [name, figure] of Object.entries(figures)) {
      total[name] = name.startsWith("longest") ? Math.max(total[name] ?? 0, figure) : (total[name] ?? 0) + figure;
    }
    all.set(soak, total);
  }
  return all;
}

function words(name) {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
