// What others take uploads and give files with: nginx, and @tus/server with its file store.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answers, freePort, run, start } from "../tools.mjs";

const PEERS = new URL("../.peers/", import.meta.url).pathname;
const TUS = ["@tus/server@2.4.5", "@tus/file-store@2.1.1"];

/** Serves a folder, and takes files by WebDAV's PUT into it; to pages of any origin. */
export async function nginx(folder) {
  const port = await freePort();
  const configuration = join(folder, "nginx.conf");
  const root = join(folder, "nginx");
  mkdirSync(root, { recursive: true });
  writeFileSync(configuration, site(port, root));
  const server = start("nginx", ["-c", configuration, "-p", root]);
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/`);
  return { ...server, address, root };
}

function site(port, root) {
  return `
    daemon off; worker_processes 1; pid ${root}.pid; error_log stderr error; user root;
    events {}
    http {
      access_log off; sendfile on; tcp_nopush on; client_max_body_size 0; client_body_temp_path ${root}-body;
      types { application/vnd.apple.mpegurl m3u8; video/mp4 mp4 m4s; text/html html; }
      server {
        listen 127.0.0.1:${port};
        root ${root};
        autoindex on;
        dav_methods PUT;
        add_header Access-Control-Allow-Origin *;
      }
    }`;
}

/** The reference implementation of tus in JavaScript, fetched once into a folder of its own. */
export async function tusServer(folder) {
  if (!existsSync(join(PEERS, "node_modules/@tus/server"))) {
    mkdirSync(PEERS, { recursive: true });
    writeFileSync(join(PEERS, "package.json"), "{}\n");
    run("npm", ["install", "--prefix", PEERS, "--no-audit", "--no-fund", "--save-exact", ...TUS]);
  }
  const port = await freePort();
  const directory = join(folder, "tus");
  const program = join(PEERS, "tus.mjs");
  writeFileSync(
    program,
    `import { Server } from "@tus/server";
    import { FileStore } from "@tus/file-store";
    const datastore = new FileStore({ directory: process.argv[3] });
    new Server({ path: "/files", datastore }).listen({ host: "127.0.0.1", port: Number(process.argv[2]) });`,
  );
  mkdirSync(directory, { recursive: true });
  const server = start(process.execPath, [program, `${port}`, directory]);
  const address = `http://127.0.0.1:${port}/files`;
  await answers(address, {}, "OPTIONS");
  return { ...server, address };
}

export async function tusCreation(address, bytes) {
  const answer = await fetch(address, { method: "POST", headers: { "Tus-Resumable": "1.0.0", "Upload-Length": bytes } });
  if (answer.status !== 201) throw new Error(`@tus/server: ${answer.status}`);
  return new URL(answer.headers.get("location"), address).href;
}
