// The stand-ins for Amazon, with every call counted on its way to them.
import { request } from "node:http";
import { run, serve } from "./tools.mjs";

/** Passes on what it is asked, as it was signed: the signature covers the host the caller meant. */
export class CountedCloud {
  #counts = new Map();
  #servers = [];

  static async before(environment) {
    const cloud = new CountedCloud();
    cloud.direct = environment.PTSD_TEST_EC2;
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

  /** Every running instance with its address, without being counted. */
  instances() {
    const query = "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=instance-state-name&Filter.1.Value.1=running";
    const signed = ["--aws-sigv4", "aws:amz:ap-northeast-2:ec2", "--user", "test:test-secret"];
    const answer = run("curl", ["-fsS", ...signed, "--data", query, this.direct]);
    return [...answer.matchAll(/<instanceId>([^<]+)[\s\S]*?<privateIpAddress>([^<]+)/g)].map(([, id, address]) => ({
      id,
      address,
    }));
  }

  async stop() {
    for (const server of this.#servers) await server.stop();
  }

  async #count(target, nameOf) {
    const server = await serve(async (asked, answer) => {
      const parts = [];
      for await (const part of asked) parts.push(part);
      const body = Buffer.concat(parts);
      const name = nameOf(asked, body.toString("latin1"));
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      pass(target, asked, body, answer);
    });
    this.#servers.push(server);
    return server.address;
  }
}

function pass(target, { method, url, rawHeaders }, body, answer) {
  const onward = request(new URL(url, target), { method, headers: rawHeaders }, (told) => {
    answer.writeHead(told.statusCode, told.rawHeaders);
    told.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  onward.end(body);
}

/** What of a bucket an S3 call is about: the names of its sub-resources, or the bucket itself. */
function kind(url) {
  return [...new URL(url, "http://s3").searchParams.keys()].filter((name) => name !== "x-id").join(",") || "bucket";
}
