// A thousand people subscribe at once. The instances boot at once, and their servers are played from here, so that all
// time and every call is aim-service's own; its calls to Amazon are counted on their way.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CountedCloud } from "./cloud.mjs";
import { cpuSeconds, jar, java, liveMiB } from "./jvm.mjs";
import { PlayedServers } from "./servers.mjs";
import { Accounts, keyServer } from "./accounts.mjs";
import { answers, freePort, start, stores, until } from "./tools.mjs";

const FEW = 100;
const MANY = 1000;
const ORIGIN = "http://bench";
/** Long enough for every server to call in, and for a sweep. */
const IDLE_SECONDS = 300;
/** One core for a hundred thousand tenants. */
const IDLE_CPU_MS_PER_HOUR = 36;
/** What asking for each instance every thirty seconds would cost. */
const IDLE_CALLS_PER_HOUR = 120;

export async function crowd() {
  const folder = mkdtempSync(join(tmpdir(), "ptsdly-bench-"));
  const running = [];
  try {
    const test = await stores(folder);
    running.push(test);
    const cloud = await CountedCloud.before(test.environment);
    running.push(cloud);
    const accounts = new Accounts(ORIGIN);
    const keys = await keyServer(accounts);
    running.push(keys);
    const aim = await aimService(test.environment, cloud, `${keys.address}/jwks.json`);
    running.push(aim);
    return await measure(aim, cloud, accounts);
  } finally {
    for (const each of running.reverse()) await each.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(aim, cloud, accounts) {
  const people = new People(aim, accounts);
  const servers = new PlayedServers(aim.address, ORIGIN, cloud);
  await connect(aim, MANY);
  await people.subscribe(1, servers);
  cloud.forget();
  await people.subscribe(1, servers);
  const needed = cloud.distinct();
  const few = await people.subscribe(FEW, servers);
  const before = liveMiB(aim.pid);
  cloud.forget();
  const many = await people.subscribe(MANY, servers);
  const calls = cloud.calls() / MANY;
  const idle = await idling(aim, cloud, 2 + FEW + MANY);
  const after = liveMiB(aim.pid); // when the thousand have hung up
  servers.stop();
  return [
    row("calls to Amazon per tenant, 1,000 at once", "calls", calls, "different calls for one tenant", needed, 1.3),
    row("1,000 at once until all are ACTIVE", "s", many, "ten times 100 at once", (few * MANY) / FEW, 1.2),
    row("heap after 1,000 more tenants", "MiB", after, "after 100", before, 1.3),
    row("calls of an idle tenant", "per hour", idle.calls, "one per tenant and 30 s", IDLE_CALLS_PER_HOUR, 0.1),
    row("CPU of an idle tenant", "ms per hour", idle.cpu, "one core for 100,000 tenants", IDLE_CPU_MS_PER_HOUR, 1),
  ];
}

/**
 * So many connections at once. Tomcat keeps the buffers of those that have ended for the next ones, up to a bound; with as
 * many before as after, what the heap holds more is the tenants'.
 */
async function connect(aim, count) {
  await Promise.all(
    Array.from({ length: count }, async () => (await fetch(`${aim.address}/api/plans`)).arrayBuffer()),
  );
}

function row(name, unit, ours, against, theirs, atMost) {
  return { row: name, unit, ours, against, theirs, atMost };
}

/** Per tenant and hour, while every server calls in every thirty seconds. */
async function idling(aim, cloud, tenants) {
  cloud.forget();
  const used = cpuSeconds(aim.pid);
  await pause(IDLE_SECONDS * 1000);
  const perHour = 3600 / IDLE_SECONDS / tenants;
  return { calls: cloud.calls() * perHour, cpu: (cpuSeconds(aim.pid) - used) * 1000 * perHour };
}

class People {
  #served = 0;

  constructor(aim, accounts) {
    this.aim = aim;
    this.accounts = accounts;
  }

  /** Seconds until so many more have a server that serves. */
  async subscribe(count, servers) {
    const begun = performance.now();
    const asked = Array.from({ length: count }, () => this.#subscribe());
    const played = servers.playUntil(this.#served + count);
    await Promise.all([...asked, played]);
    this.#served += count;
    await until(async () => (await this.#active()) === this.#served, 200);
    return (performance.now() - begun) / 1000;
  }

  async #subscribe() {
    const answer = await fetch(`${this.aim.address}/api/subscriptions`, {
      method: "POST",
      headers: {
        ...this.accounts.header(),
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      body: JSON.stringify({ planId: "basic" }),
    });
    if (answer.status !== 202) throw new Error(`subscribe: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  async #active() {
    const answer = await fetch(`${this.aim.address}/api/operations/overview`, {
      headers: this.accounts.header({ roles: ["operator"] }),
    });
    return (await answer.json()).states.ACTIVE ?? 0;
  }
}

async function aimService(test, cloud, keys) {
  const [port, management] = [await freePort(), await freePort()];
  const settings = {
    "server.port": port,
    "management.server.port": management,
    "spring.datasource.url": `${test.PTSD_TEST_SQL}/aim_bench?createDatabaseIfNotExist=true`,
    "spring.datasource.username": test.PTSD_TEST_SQL_USER,
    "spring.datasource.password": test.PTSD_TEST_SQL_PASSWORD,
    "spring.data.redis.url": test.PTSD_TEST_REDIS,
    "ptsd.public-origin": ORIGIN,
    "ptsd.signing-secret": "a secret for the signing keys of a benchmark",
    "ptsd.user.jwk-set-uri": keys,
    "ptsd.aim.deployment": "bench",
    "ptsd.aim.region": "ap-northeast-2",
    "ptsd.aim.ec2-endpoint": cloud.query,
    "ptsd.aim.iam-endpoint": cloud.query,
    "ptsd.aim.s3-endpoint": cloud.s3,
    "ptsd.aim.s3-path-style": true,
    "ptsd.aim.boot-secret": "a secret for the boot tokens of a benchmark",
    "ptsd.aim.identity-certificate": test.PTSD_TEST_IDENTITY_CERTIFICATE,
    "ptsd.aim.machine.image-id": "ami-0bench",
    "ptsd.aim.machine.instance-types": "t4g.medium",
    "ptsd.aim.machine.subnet-ids": "subnet-0bench",
    "ptsd.aim.machine.security-group-ids": "sg-0bench",
    "ptsd.aim.machine.media-image": "ptsdly/none",
    "ptsd.aim.machine.mongo-image": "mongo",
    "ptsd.aim.ceilings.instances": 10 * MANY,
    "ptsd.aim.ceilings.usd-per-hour": 10 * MANY,
    "logging.level.root": "warn",
  };
  const server = start(java(), [
    ...["-Xmx512m", "-XX:+UseSerialGC", "-Daws.accessKeyId=test", "-Daws.secretAccessKey=test-secret"],
    ...["-jar", jar("aim-service"), ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)],
  ], process.stderr);
  await answers(`http://127.0.0.1:${management}/actuator/health`);
  return { ...server, address: `http://127.0.0.1:${port}` };
}
