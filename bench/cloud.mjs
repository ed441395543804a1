// The stand-ins for Amazon, with every call counted on its way to them.
import { request } from "node:http";
import { serve } from "./tools.mjs";

/** Passes on what it is asked, as it was signed: the signature covers the host the caller meant. */
export class CountedCloud {
  #counts = new Map();
  #servers = [];
  #instances = [];

  static async before(environment) {
    const cloud = new CountedCloud();
    cloud.query = await cloud.#count(environment.PTSD_TEST_EC2, (_, body) => /Action=(\w+)/.exec(body)[1]);
    cloud.s3 = await cloud.#count(environment.PTSD_TEST_S3, ({ method, url }) => `${method} ${kind(url)}`);
    return cloud;
  }

  calls() {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many different calls there were. */
  distinct() {
    return this.#counts.size;
  }

  forget() {
    this.#counts.clear();
  }

  /** Every instance that was launched, with its address. */
  instances() {
    return this.#instances;
  }

  async stop() {
    for (const server of this.#servers) await server.stop();
  }

  /** The answer is what DescribeInstances would say, without anybody having to ask for thousands. */
  #launched(answer) {
    const found = /<instanceId>([^<]+)[\s\S]*?<privateIpAddress>([^<]+)/.exec(answer);
    if (found && !this.#instances.some(({ id }) => id === found[1])) {
      this.#instances.push({ id: found[1], address: found[2] });
    }
  }

  async #count(target, nameOf) {
    const server = await serve(async (asked, answer) => {
      const parts = [];
      for await (const part of asked) parts.push(part);
      const body = Buffer.concat(parts);
      const name = nameOf(asked, body.toString("latin1"));
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      const told = pass(target, asked, body, answer);
      if (name === "RunInstances") this.#launched(await told);
    });
    this.#servers.push(server);
    return server.address;
  }
}

/** @return the text of the answer */
function pass(target, { method, url, rawHeaders }, body, answer) {
  return new Promise((resolve) => {
    const onward = request(new URL(url, target), { method, headers: rawHeaders }, (told) => {
      const parts = [];
      told.on("data", (part) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
      answer.writeHead(told.statusCode, told.rawHeaders);
      told.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    onward.end(body);
  });
}

/** What of a bucket an S3 call is about: the names of its sub-resources, or the bucket itself. */
function kind(url) {
  return [...new URL(url, "http://s3").searchParams.keys()].filter((name) => name !== "x-id").join(",") || "bucket";
}
