// The gateway against nginx as a reverse proxy and against the barest proxy on its own platform: the same upstream, one
// core for each proxy in its turn; the load and the upstream share the other core, so all are measured by the same hands.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpuSeconds, jar, java } from "./jvm.mjs";
import { profile } from "./profile.mjs";
import { Accounts } from "./accounts.mjs";
import { answers, freePort, median, need, run, start } from "./tools.mjs";

const ROUNDS = 5;
const SECONDS = 4;
/** By then the compiler is done, however busy the machine. */
const WARM_UP_REQUESTS = 150_000;
const CONNECTIONS = 32;
const TARGET = 0.7;
/** As in gateway-service/Dockerfile. */
const JVM = [
  ...["-Xmx512m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-XX:+UseCompactObjectHeaders"],
  ...["--sun-misc-unsafe-memory-access=allow", "-Dio.netty.noUnsafe=false"],
];
const LARGE = 5 * 1024 * 1024;
const NO_LIMIT = "1000000000";

export async function gateway() {
  need("nginx", "redis-server", "wrk", "taskset");
  const folder = mkdtempSync(join(tmpdir(), "ptsdly-bench-"));
  const token = new Accounts("http://bench");
  const [upstream, peer, floor, ours, management, redis] = await Promise.all(Array.from({ length: 6 }, freePort));
  writeFileSync(join(folder, "large"), Buffer.alloc(LARGE, "x"));
  const origin = (port) => `http://127.0.0.1:${port}`;
  const servers = [
    nginx(folder, "upstream", "1", upstreamSite(upstream, folder, token.jwks())),
    nginx(folder, "peer", "0", proxySite(peer, upstream)),
    bareProxy(folder, floor, origin(upstream)),
    springGateway(ours, management, origin(upstream), `redis://127.0.0.1:${redis}`),
    redisServer(folder, redis),
  ];
  const [upstreamServer, nginxServer, bareServer, ownServer] = servers;
  const targets = {
    direct: { server: upstreamServer, origin: origin(upstream) },
    nginx: { server: nginxServer, origin: origin(peer) },
    bare: { server: bareServer, origin: origin(floor) },
    ours: { server: ownServer, origin: origin(ours) },
  };
  try {
    await answers(`${origin(upstream)}/`);
    for (const target of Object.values(targets)) await answers(`${target.origin}/api/users/me`, token.header());
    for (const name of ["bare", "ours"]) warmUp(targets[name], token);
    const open = measure(targets, "/", {});
    const checked = measure(targets, "/api/users/me", token.header());
    await profile(ownServer.pid, () => load(targets.ours, "/", {}));
    const { bare: _, ...proxies } = targets;
    const large = measure(proxies, "/large", {});
    return [
      ...rates("1 KB, open", open),
      ...rates("1 KB, access token checked", checked),
      row("1 KB, open: half wait at most", "ms", open.ours.p50, "nginx proxy", open.nginx.p50, { atMost: 2 }),
      row("1 KB, open: 99 % wait at most", "ms", open.ours.p99, "nginx proxy", open.nginx.p99, { atMost: 3 }),
      row("5 MB, open", "requests/s", large.ours.rate, "nginx proxy", large.nginx.rate, { atLeast: 1 }),
      row("5 MB, open", "requests/s", large.ours.rate, "no proxy", large.direct.rate, {}),
      row("5 MB, open: CPU per request", "µs", large.ours.cpu, "nginx proxy", large.nginx.cpu, { atMost: 1 }),
    ];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  }
}

function rates(name, { ours, nginx, bare, direct }) {
  return [
    row(name, "requests/s", ours.rate, "no proxy", direct.rate, {}),
    row(name, "requests/s", ours.rate, "nginx proxy", nginx.rate, { atLeast: TARGET }),
    row(name, "requests/s", ours.rate, "bare Reactor Netty proxy", bare.rate, { atLeast: TARGET }),
    row(`${name}: CPU per request`, "µs", ours.cpu, "nginx proxy", nginx.cpu, { atMost: 1 / TARGET }),
    row(`${name}: CPU per request`, "µs", ours.cpu, "bare Reactor Netty proxy", bare.cpu, { atMost: 1 / TARGET }),
  ];
}

function row(name, unit, ours, against, theirs, target) {
  return { row: name, unit, ours, against, theirs, ...target };
}

/** On both cores, for the compiler's sake; from then on the server has one. */
function warmUp(target, token) {
  for (const [path, headers] of [["/", {}], ["/api/users/me", token.header()]]) {
    for (let requests = 0; requests < WARM_UP_REQUESTS; ) requests += load(target, path, headers, []).requests;
  }
  load(target, "/large", {}, []);
  run("taskset", ["-apc", "0", `${target.server.pid}`]);
}

/** The median of several rounds, in each of which everybody has a turn. */
function measure(targets, path, headers) {
  const names = Object.keys(targets);
  const rounds = Array.from({ length: ROUNDS }, () =>
    Object.fromEntries(names.map((name) => [name, load(targets[name], path, headers)])),
  );
  const figure = (name, what) => median(rounds.map((round) => round[name][what]));
  const figures = (name) => Object.fromEntries(["rate", "cpu", "p50", "p99"].map((what) => [what, figure(name, what)]));
  return Object.fromEntries(names.map((name) => [name, figures(name)]));
}

function load({ server, origin }, path, headers, pinned = ["taskset", "-c", "1"]) {
  const before = cpuSeconds(server.pid);
  const report = wrk(origin + path, headers, SECONDS, pinned);
  const used = cpuSeconds(server.pid) - before;
  if (pinned.length > 0 && /Non-2xx|Socket errors/.test(report)) {
    throw new Error(`not every request was answered:\n${report}`);
  }
  const requests = Number(/(\d+) requests in/.exec(report)[1]);
  return {
    requests,
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(report)[1]),
    cpu: (used / requests) * 1e6,
    p50: milliseconds(/50%\s+([\d.]+)(us|ms|s)/.exec(report)),
    p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(report)),
  };
}

function milliseconds([, number, unit]) {
  return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
}

function wrk(url, headers, seconds, pinned) {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const how = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--latency", "--timeout", "30s"];
  const [program, ...args] = [...pinned, "wrk", ...how, ...named, url];
  return run(program, args);
}

function springGateway(port, management, upstream, redis) {
  return start(java(), [
    ...JVM,
    ...["-jar", jar("gateway-service")],
    ...[`--server.port=${port}`, `--management.server.port=${management}`],
    ...["user", "aim", "links", "frontend"].map((name) => `--ptsd.gateway.${name}-url=${upstream}`),
    ...["reads", "pages"].flatMap((kind) => [
      `--ptsd.gateway.limits.${kind}.per-address=${NO_LIMIT}`,
      `--ptsd.gateway.limits.${kind}.burst=${NO_LIMIT}`,
    ]),
    ...[`--ptsd.gateway.limits.reads.per-account=${NO_LIMIT}`, `--spring.data.redis.url=${redis}`],
    ...["--ptsd.public-origin=http://bench", "--logging.level.access=off"],
  ]);
}

/** Requests are counted against limits nobody reaches. */
function redisServer(folder, port) {
  return start("redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder]);
}

/** With the very libraries the gateway ships. */
function bareProxy(folder, port, upstream) {
  run(java(), ["-Djarmode=tools", "-jar", jar("gateway-service"), "extract", "--destination", join(folder, "gateway")]);
  const libraries = join(folder, "gateway", "lib", "*");
  const source = new URL("BareProxy.java", import.meta.url).pathname;
  run(java().replace(/java$/, "javac"), ["-cp", libraries, "-d", folder, source]);
  return start(java(), [...JVM, "-cp", `${folder}:${libraries}`, "BareProxy", `${port}`, upstream]);
}

function nginx(folder, name, core, site) {
  const file = join(folder, `${name}.conf`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/${name}-${kind};`)
    .join(" ");
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/${name}.pid; error_log ${folder}/${name}.log; user root;
     events { worker_connections 1024; }
     http { access_log off; keepalive_requests 1000000; ${temporary} ${site} }`,
  );
  return start("taskset", ["-c", core, "nginx", "-p", folder, "-c", file]);
}

function upstreamSite(port, folder, jwks) {
  return `server { listen 127.0.0.1:${port}; default_type application/json; sendfile on;
    location = /.well-known/jwks.json { return 200 '${jwks}'; }
    location = /large { root ${folder}; }
    location / { return 200 '${"x".repeat(1024)}'; } }`;
}

function proxySite(port, upstream) {
  return `upstream service { server 127.0.0.1:${upstream}; keepalive ${CONNECTIONS}; }
    server { listen 127.0.0.1:${port};
      location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; } }`;
}
