// A subscriber with a media server of their own, seen from outside like a browser, and its process, seen from beside.
import { once } from "node:events";
import { createReadStream, readFileSync, readdirSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Person } from "../person.mjs";
import { until } from "../tools.mjs";
import { LINE_MB } from "./settings.mjs";

const TOKEN_MILLIS = 5 * 60_000;
const PIECE = 256 << 10;
const PLAYABLE = ["PLAYABLE", "READY"];

export class Tenant {
  #agent = new Agent({ keepAlive: true });
  #token;
  #tokenUntil = 0;
  #items = new Map();
  #listeners = new Set();

  /** Signs in, subscribes, and has a server. */
  static async on({ origin, pid }) {
    const person = new Person(origin, "bench@ptsd.example");
    await person.signIn();
    const access = await person.refresh();
    const { id, tenantId } = await person.subscribe("plus", access);
    await until(async () => (await person.get(`/api/subscriptions/${id}`, access)).state === "ACTIVE", 200);
    const tenant = new Tenant(person, origin, id, tenantId);
    tenant.pid = serverBelow(pid);
    await tenant.#listen();
    return tenant;
  }

  constructor(person, origin, subscription, tenantId) {
    this.person = person;
    this.origin = origin;
    this.subscription = subscription;
    this.base = `${origin}/api/media/${tenantId}`;
  }

  async token() {
    if (Date.now() > this.#tokenUntil) {
      const access = await this.person.refresh();
      const answer = await fetch(`${this.origin}/api/subscriptions/${this.subscription}/media-token`, {
        method: "POST",
        headers: { Authorization: `Bearer ${access}` },
      });
      this.#token = (await answer.json()).token;
      this.#tokenUntil = Date.now() + TOKEN_MILLIS;
    }
    return this.#token;
  }

  /** Sends a file as fast as a subscriber's line is. @returns id, and when the last byte had left */
  async upload(file) {
    const { id, location, headers } = await this.create(file);
    const sending = request(location, {
      method: "PATCH",
      agent: this.#agent,
      headers: { ...headers, "Upload-Offset": 0, "Content-Length": statSync(file).size },
    });
    const answered = once(sending, "response");
    const begun = performance.now();
    let sent = 0;
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
      if (!sending.write(piece)) await once(sending, "drain");
      sent += piece.length;
      const early = (sent / LINE_MB / 1000) - (performance.now() - begun);
      if (early > 0) await pause(early);
    }
    const finished = once(sending, "finish");
    sending.end();
    await finished;
    const sentAt = performance.now();
    const [answer] = await answered;
    answer.resume();
    if (answer.statusCode !== 204) throw new Error(`upload: ${answer.statusCode}`);
    return { id, sentAt };
  }

  /** An upload to be sent by whoever wants to, with the headers of a PATCH. */
  async create(file) {
    const headers = { Authorization: `Bearer ${await this.token()}`, "Tus-Resumable": "1.0.0" };
    const created = await fetch(`${this.base}/uploads`, {
      method: "POST",
      headers: { ...headers, "Upload-Length": statSync(file).size, "Upload-Metadata": `filename ${btoa("clip.mp4")}` },
    });
    if (created.status !== 201) throw new Error(`creation: ${created.status} ${await created.text()}`);
    const location = new URL(created.headers.get("location"), this.origin).href;
    const patching = { ...headers, "Content-Type": "application/offset+octet-stream" };
    return { id: location.split("/").at(-1), location, headers: patching };
  }

  /** When the browser of the owner was told that it can be played. */
  playable(id) {
    return this.#heard(id, (item) => PLAYABLE.includes(item.state));
  }

  ready(id) {
    return this.#heard(id, (item) => item.state === "READY");
  }

  async remove(id) {
    const headers = { Authorization: `Bearer ${await this.token()}` };
    await fetch(`${this.base}/items/${id}`, { method: "DELETE", headers });
    await fetch(`${this.base}/trash/${id}`, { method: "DELETE", headers });
  }

  /** A playback session's address of the multivariant playlist. */
  async play(id) {
    const answer = await fetch(`${this.base}/play`, {
      method: "POST",
      headers: { Authorization: `Bearer ${await this.token()}`, "Content-Type": "application/json" },
      body: JSON.stringify({ mediaId: id }),
    });
    if (answer.status !== 201) throw new Error(`play: ${answer.status} ${await answer.text()}`);
    return new URL((await answer.json()).playlistUrl, this.origin).href;
  }

  #heard(id, wanted) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const heard = this.#items.get(id);
        if (heard?.item.state === "FAILED") reject(new Error(`${id} failed: ${heard.item.error}`));
        if (!heard || !wanted(heard.item)) return;
        this.#listeners.delete(look);
        resolve(heard.at);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** As the web app does: the stream is open before there is anything to hear. */
  async #listen() {
    const headers = { Authorization: `Bearer ${await this.token()}`, Accept: "text/event-stream" };
    const { body } = await fetch(`${this.base}/events`, { headers });
    const follow = async () => {
      let text = "";
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        const at = performance.now();
        text += piece;
        const events = text.split("\n\n");
        text = events.pop();
        for (const event of events) this.#note(event, at);
      }
    };
    follow()
      .catch(() => {})
      .then(() => this.#listen())
      .catch(() => {}); // the platform has ended
  }

  #note(event, at) {
    const data = /^event: item\ndata: (.*)$/m.exec(event)?.[1];
    if (!data) return;
    const item = JSON.parse(data);
    this.#items.set(item.id, { item, at });
    for (const look of this.#listeners) look();
  }
}

function serverBelow(pid) {
  const below = (parent) => {
    const children = readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
      readFileSync(`/proc/${parent}/task/${thread}/children`, "utf8").trim().split(" ").filter(Boolean),
    );
    return children.flatMap((child) => [child, ...below(child)]);
  };
  const isServer = (child) => /java\0[^]*media-service[^]*\.jar/.test(readFileSync(`/proc/${child}/cmdline`, "utf8"));
  const found = below(pid).find(isServer);
  if (!found) throw new Error("no process of a media server below the platform's");
  return Number(found);
}
