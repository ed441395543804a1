// A person at the platform's public door.

/** One browser: it keeps our cookies and fills in the provider's page. */
export class Person {
  #cookies = new Map();

  constructor(origin, email) {
    this.origin = origin;
    this.email = email;
  }

  async signIn() {
    const begun = await this.#ask("/oauth2/authorization/google?returnTo=/");
    const page = new URL(begun.headers.get("location"), this.origin);
    const form = await (await fetch(page)).text();
    const field = (pattern) => pattern.exec(form)[1].replaceAll("&amp;", "&");
    const body = new URLSearchParams({
      request: field(/name="request"\s+value="([^"]+)"/),
      name: "Bench",
      email: this.email,
      share_email: "1",
    });
    const action = new URL(field(/<form[^>]*action="([^"]+)"/), page);
    const sent = await fetch(action, { method: "POST", body, redirect: "manual" });
    await this.#ask(new URL(sent.headers.get("location"), action).href);
    if (!this.#cookies.has("ptsd_refresh")) throw new Error("the sign-in gave no session");
  }

  async refresh() {
    const answer = await this.#ask("/api/auth/refresh", { method: "POST", headers: { Origin: this.origin } });
    if (!answer.ok) throw new Error(`refresh: ${answer.status}`);
    return (await answer.json()).accessToken;
  }

  async get(path, token) {
    return (await this.#ask(path, { headers: { Authorization: `Bearer ${token}` } })).json();
  }

  async subscribe(plan, token) {
    const answer = await this.#ask("/api/subscriptions", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      body: JSON.stringify({ planId: plan }),
    });
    if (answer.status !== 202) throw new Error(`subscribe: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async keys() {
    await this.#ask("/.well-known/jwks.json");
  }

  async #ask(address, { method = "GET", headers = {}, body } = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(address, this.origin), {
      method,
      headers: { ...headers, ...(cookie && { Cookie: cookie }) },
      redirect: "manual",
      body,
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      if (/max-age=0/i.test(set)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const told = await answer.arrayBuffer();
    return new Response(told.byteLength > 0 ? told : null, answer);
  }
}
