// Requests per second through the gateway against nginx as a reverse proxy: the same upstream, one core each, in turn.
// The load generator and the upstream share the other core, so both proxies are measured under the same hands.
import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers, freePort, median, need, run, start } from "./tools.mjs";

const ROUNDS = 3;
const SECONDS = 6;
const WARM_UP_SECONDS = 60;
const CONNECTIONS = 64;
const TARGET = 0.7;

export async function gateway() {
  need("nginx", "wrk", "taskset");
  const folder = mkdtempSync(join(tmpdir(), "ptsdly-bench-"));
  const token = new AccessToken();
  const [upstream, peer, ours, management] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const servers = [
    nginx(folder, "upstream", "1", upstreamSite(upstream, token.jwks())),
    nginx(folder, "peer", "0", proxySite(peer, upstream)),
    springGateway(ours, management, upstream),
  ];
  try {
    const [own, other] = [`http://127.0.0.1:${ours}`, `http://127.0.0.1:${peer}`];
    await answers(`http://127.0.0.1:${upstream}/`);
    await answers(`${other}/`);
    await answers(`${own}/api/users/me`, token.header());
    return [
      compare("page, 1 KB, open", own, other, "/", {}),
      compare("API, 1 KB, access token checked", own, other, "/api/users/me", token.header()),
    ];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  }
}

function compare(row, ours, theirs, path, headers) {
  // a JVM is fast only after a while, and what it refuses until then does not count
  wrk(ours + path, headers, WARM_UP_SECONDS);
  wrk(theirs + path, headers, 2);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: load(ours + path, headers, SECONDS),
    theirs: load(theirs + path, headers, SECONDS),
  }));
  return {
    row,
    unit: "requests/s",
    ours: median(rounds.map((round) => round.ours)),
    against: "nginx proxy",
    theirs: median(rounds.map((round) => round.theirs)),
    atLeast: TARGET,
  };
}

function load(url, headers, seconds) {
  const report = wrk(url, headers, seconds);
  if (/Non-2xx|Socket errors/.test(report)) throw new Error(`not every request was answered:\n${report}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(report)[1]);
}

function wrk(url, headers, seconds) {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  return run("taskset", ["-c", "1", "wrk", "-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, ...named, url]);
}

function springGateway(port, management, upstream) {
  const target = new URL("../gateway-service/target/", import.meta.url).pathname;
  const jar = readdirSync(target).find((name) => /^gateway-service-.*\.jar$/.test(name));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const place = `http://127.0.0.1:${upstream}`;
  return start("taskset", [
    ...["-c", "0", java, "-Xmx512m", "-XX:+UseSerialGC", "-jar", join(target, jar)],
    ...[`--server.port=${port}`, `--management.server.port=${management}`],
    ...["user", "aim", "links", "frontend"].map((name) => `--ptsd.gateway.${name}-url=${place}`),
    ...["--ptsd.public-origin=http://bench", "--spring.data.redis.url=redis://127.0.0.1:1"],
  ]);
}

function nginx(folder, name, core, site) {
  const file = join(folder, `${name}.conf`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/${name}-${kind};`)
    .join(" ");
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/${name}.pid; error_log ${folder}/${name}.log;
     events { worker_connections 1024; }
     http { access_log off; keepalive_requests 1000000; ${temporary} ${site} }`,
  );
  return start("taskset", ["-c", core, "nginx", "-p", folder, "-c", file]);
}

function upstreamSite(port, jwks) {
  return `server { listen 127.0.0.1:${port}; default_type application/json;
    location = /.well-known/jwks.json { return 200 '${jwks}'; }
    location / { return 200 '${"x".repeat(1024)}'; } }`;
}

function proxySite(port, upstream) {
  return `upstream service { server 127.0.0.1:${upstream}; keepalive ${CONNECTIONS}; }
    server { listen 127.0.0.1:${port};
      location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; } }`;
}

/** An access token as user-service would sign it. */
class AccessToken {
  #pair = generateKeyPairSync("rsa", { modulusLength: 2048 });

  jwks() {
    const key = this.#pair.publicKey.export({ format: "jwk" });
    return JSON.stringify({ keys: [{ ...key, kid: "bench", use: "sig", alg: "RS256" }] });
  }

  header() {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: "http://bench",
      aud: "ptsd-api",
      sub: randomUUID(),
      exp: Math.floor(Date.now() / 1000) + 3600,
    };
    const signed = `${part({ alg: "RS256", typ: "at+jwt", kid: "bench" })}.${part(claims)}`;
    const signature = createSign("RSA-SHA256").update(signed).sign(this.#pair.privateKey, "base64url");
    return { Authorization: `Bearer ${signed}.${signature}` };
  }
}
