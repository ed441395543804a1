// Asks the platform without a pause while every service of ours is replaced, one after the other; counts what is lost.
// Usage: node rolling-update.mjs ORIGIN STACK
import { spawn } from "node:child_process";

const [origin, stack] = process.argv.slice(2);
const SERVICES = ["gateway-service", "user-service", "aim-service", "url-service", "frontend"];
const ASKED = [
  ["/", 200],
  ["/api/plans", 200],
  ["/.well-known/jwks.json", 200],
  ["/s/00000000000", 404],
];
const CALLERS = 4;

let rolling = true;
let answered = 0;
const lost = [];

const callers = Array.from({ length: CALLERS }, async () => {
  while (rolling) {
    for (const [path, status] of ASKED) {
      try {
        const answer = await fetch(origin + path, { signal: AbortSignal.timeout(30_000) });
        await answer.arrayBuffer();
        if (answer.status === status) answered++;
        else lost.push(`${path} ${answer.status}`);
      } catch (error) {
        lost.push(`${path} ${error.cause?.code ?? error.message}`);
      }
    }
  }
});

for (const service of SERVICES) {
  const begun = Date.now();
  await docker("service", "update", "--detach=false", "--force", "--quiet", `${stack}_${service}`);
  console.log(`rolled ${service} in ${Math.round((Date.now() - begun) / 1000)} s`);
}
rolling = false;
await Promise.all(callers);
console.log(`${answered} requests answered, ${lost.length} lost`);
if (lost.length > 0) {
  console.log([...new Set(lost)].join("\n"));
  process.exit(1);
}

function docker(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn("docker", args, { stdio: ["ignore", "ignore", "inherit"] });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`docker ${args.join(" ")} ended with ${code}`))));
  });
}
