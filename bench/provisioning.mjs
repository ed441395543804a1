// Provisioning: one subscription against the boot of its server, then a thousand at once on one replica.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { crowd } from "./crowd.mjs";
import { Person } from "./person.mjs";
import { median, onFreshPlatform, until } from "./tools.mjs";

const ROUNDS = 5;
const TARGET = 1.15;

export async function provisioning() {
  return [await oneAfterTheOther(), ...(await crowd())];
}

/** People subscribe one after the other; every server is the true media server. */
async function oneAfterTheOther() {
  const rounds = await onFreshPlatform(async ({ origin, data }) => {
    const measured = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const active = await subscribeAndWait(new Person(origin, `bench-${round}@ptsd.example`));
      measured.push({ ...active, boot: await bootSeconds(join(data, "log"), active.tenantId) });
    }
    return measured.slice(1); // the first one warms the services up
  });
  return {
    row: "subscribe to ACTIVE",
    unit: "s",
    ours: median(rounds.map((round) => round.seconds)),
    against: "its server's process, from its start to its first health call",
    theirs: median(rounds.map((round) => round.boot)),
    atMost: TARGET,
  };
}

async function subscribeAndWait(person) {
  await person.signIn();
  const token = await person.refresh();
  const begun = performance.now();
  const { id, tenantId } = await person.subscribe("basic", token);
  await until(async () => (await person.get(`/api/subscriptions/${id}`, token)).state === "ACTIVE", 50);
  return { tenantId, seconds: (performance.now() - begun) / 1000 };
}

/** By what the stand-in for EC2 and aim-service logged. */
async function bootSeconds(logs, tenant) {
  const calledIn = new RegExp(`^(\\S+) .*media server called in: tenant=${tenant} instance=(\\S+)`, "m");
  const [, heard, instance] = await found(join(logs, "aim-service.log"), calledIn);
  const started = new RegExp(`^(\\S+) .*started instance=${instance} image=ptsdly/media-service`, "m");
  const [, begun] = await found(join(logs, "local.log"), started);
  return (new Date(heard) - new Date(begun)) / 1000;
}

function found(file, line) {
  return until(() => existsSync(file) && line.exec(readFileSync(file, "utf8")), 50);
}
