// Runs the measurements named on the command line, or all: prints a table, then one JSON object as the last line.
import { gateway } from "./gateway.mjs";
import { media } from "./media.mjs";
import { provisioning } from "./provisioning.mjs";
import { signin } from "./signin.mjs";
import { median } from "./tools.mjs";

const benches = { gateway, media, provisioning, signin };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(", ")} (there are: ${Object.keys(benches).join(", ")})`);
  process.exit(2);
}

const names = asked.length > 0 ? asked : Object.keys(benches);
const rows = [];
try {
  for (const name of names) {
    for (const measured of await benches[name]()) rows.push(judged(measured));
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
console.table(rows);
console.log(JSON.stringify({ bench: names.join(","), rows }));

/** Figures of several rounds are told by their median, and beside it by their best. */
function judged({ row, unit, ours, against, theirs, better, atLeast, atMost }) {
  const ratio = round(typical(ours) / typical(theirs));
  const best = better === "more" ? Math.max : Math.min;
  return {
    row,
    unit,
    ours: round(typical(ours)),
    against,
    theirs: round(typical(theirs)),
    ratio,
    ...(Array.isArray(ours) && { best: round(best(...ours) / best(...theirs)) }),
    ...goal(ratio, atLeast, atMost),
  };
}

function typical(figures) {
  return Array.isArray(figures) ? median(figures) : figures;
}

/** Some rows only say where the others stand. */
function goal(ratio, atLeast, atMost) {
  if (atLeast !== undefined) return { target: `≥ ${round(atLeast)}`, met: ratio >= atLeast };
  if (atMost !== undefined) return { target: `≤ ${round(atMost)}`, met: ratio <= atMost };
  return { target: null, met: null };
}

function round(number) {
  return Number(number.toPrecision(4));
}
