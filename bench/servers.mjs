// Media servers, played: each reads its instance's metadata, boots, and calls in every thirty seconds ever after.
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const HEALTH = { version: "bench", diskFreeBytes: 1e9, load: 0.1, runningJobs: 0 };
const HEALTH_MILLIS = 30_000;

export class PlayedServers {
  #servers = new Map();
  #failures = [];

  /** @param address of aim-service; its machines' door is below the platform's origin */
  constructor(address, origin, cloud) {
    this.door = { address, audience: `${origin}/api/machines` };
    this.cloud = cloud;
  }

  /** Until so many servers have called in. */
  async playUntil(count) {
    while (this.#servers.size < count) {
      const fresh = this.cloud.instances().filter(({ id }) => !this.#servers.has(id));
      await Promise.all(fresh.map((instance) => this.#boot(instance)));
      this.#demandSuccess();
      await pause(100);
    }
  }

  stop() {
    for (const server of this.#servers.values()) server.stop();
    this.#demandSuccess();
  }

  #demandSuccess() {
    if (this.#failures.length > 0) throw new AggregateError(this.#failures, `${this.#failures.length} calls failed`);
  }

  async #boot(instance) {
    const server = new PlayedServer(this.door, instance, (failure) => this.#failures.push(failure));
    const booted = await server.boot().catch(notYetListening);
    if (booted) this.#servers.set(instance.id, server);
  }
}

/** An instance answers for its metadata a moment after it was launched. */
function notYetListening(failure) {
  if (failure.cause?.code !== "ECONNREFUSED") throw failure;
  return false;
}

class PlayedServer {
  #key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #token;
  #timer;

  constructor(door, { id, address }, failed) {
    this.door = door;
    this.failed = failed;
    this.id = id;
    this.metadata = `http://${address}:1338/latest`;
  }

  /** Whether aim-service knows this instance already. */
  async boot() {
    const answer = await this.#post("boot", {
      ...(await this.#identity()),
      publicKey: this.#key.publicKey.export({ format: "jwk" }),
    });
    if (!answer.ok) return false;
    this.#token = (await answer.json()).machineToken;
    await this.#callIn();
    this.#timer = setInterval(() => this.#callIn().catch(this.failed), HEALTH_MILLIS);
    return true;
  }

  stop() {
    clearInterval(this.#timer);
  }

  async #identity() {
    const ttl = { "X-aws-ec2-metadata-token-ttl-seconds": "60" };
    const opened = await fetch(`${this.metadata}/api/token`, { method: "PUT", headers: ttl });
    const headers = { "X-aws-ec2-metadata-token": await opened.text() };
    const read = async (path) => (await fetch(`${this.metadata}/${path}`, { headers })).text();
    return {
      bootToken: /PTSD_BOOT_TOKEN=(\S+)/.exec(await read("user-data"))?.[1],
      identityDocument: await read("dynamic/instance-identity/document"),
      identitySignature: await read("dynamic/instance-identity/signature"),
    };
  }

  async #callIn() {
    let answer = await this.#post("health", HEALTH, this.#token);
    if (answer.status === 401) {
      await this.#renew();
      answer = await this.#post("health", HEALTH, this.#token);
    }
    if (!answer.ok) throw new Error(`health call: ${answer.status} ${await answer.text()}`);
  }

  async #renew() {
    const answer = await this.#post("token", { instanceId: this.id, assertion: this.#assertion() });
    if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`);
    this.#token = (await answer.json()).machineToken;
  }

  #assertion() {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: this.id,
      sub: this.id,
      aud: this.door.audience,
      jti: randomUUID(),
      exp: Math.floor(Date.now() / 1000) + 50,
    };
    const signed = `${part({ alg: "ES256" })}.${part(claims)}`;
    const key = { key: this.#key.privateKey, dsaEncoding: "ieee-p1363" };
    return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
  }

  #post(path, body, token) {
    return fetch(`${this.door.address}/api/machines/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  }
}
