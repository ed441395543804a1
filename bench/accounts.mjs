// Access tokens as user-service would sign them.
import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { serve } from "./tools.mjs";

/** Plays user-service: everybody who asks gets a token of another account. */
export class Accounts {
  #pair = generateKeyPairSync("rsa", { modulusLength: 2048 });

  constructor(issuer) {
    this.issuer = issuer;
  }

  jwks() {
    const key = this.#pair.publicKey.export({ format: "jwk" });
    return JSON.stringify({ keys: [{ ...key, kid: "bench", use: "sig", alg: "RS256" }] });
  }

  header({ roles = ["subscriber"] } = {}) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: this.issuer,
      aud: "ptsd-api",
      sub: randomUUID(),
      jti: randomUUID(),
      roles,
      exp: Math.floor(Date.now() / 1000) + 3600,
    };
    const signed = `${part({ alg: "RS256", typ: "at+jwt", kid: "bench" })}.${part(claims)}`;
    const signature = createSign("RSA-SHA256").update(signed).sign(this.#pair.privateKey, "base64url");
    return { Authorization: `Bearer ${signed}.${signature}` };
  }
}

/** Publishes the keys where services look for them. */
export function keyServer(accounts) {
  return serve((_, answer) => {
    answer.setHeader("Content-Type", "application/json");
    answer.end(accounts.jwks());
  });
}
