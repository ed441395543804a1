// The time from a page's asking for a playlist to the first frame of it on the screen, in Chromium with hls.js.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../tools.mjs";
import { ROUNDS } from "./settings.mjs";

const fromFrontend = createRequire(new URL("../../frontend/package.json", import.meta.url));
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const TARGET = 1.5;

const PAGE = `<!doctype html><video muted playsinline width="640"></video><script src="hls.js"></script><script>
  window.firstFrame = (address) => new Promise((resolve, reject) => {
    const video = document.querySelector("video");
    const hls = new Hls();
    hls.on(Hls.Events.ERROR, (_, data) => data.fatal && reject(new Error(data.details)));
    const begun = performance.now();
    video.requestVideoFrameCallback(() => { hls.destroy(); resolve(performance.now() - begun); });
    hls.loadSource(address);
    hls.attachMedia(video);
    video.play();
  });
</script>`;

/** No row where there is no Chromium. */
export async function firstFrames(ours, theirs) {
  const { chromium } = fromFrontend("playwright-core");
  const browser = await chromium
    .launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: FLAGS })
    .catch(() => undefined);
  if (!browser) {
    console.error("no Chromium: the first frame is not measured (apt-get install -y chromium)");
    return [];
  }
  const script = readFileSync(fromFrontend.resolve("hls.js/dist/hls.min.js"));
  const site = await serve((asked, answer) => {
    const isScript = asked.url === "/hls.js";
    answer.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    answer.end(isScript ? script : PAGE);
  });
  const seconds = { ours: [], theirs: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      seconds.ours.push(await firstFrame(browser, site.address, ours));
      seconds.theirs.push(await firstFrame(browser, site.address, theirs));
    }
  } finally {
    await browser.close();
    await site.stop();
  }
  return [
    {
      row: "first frame in Chromium",
      unit: "s",
      ours: seconds.ours.slice(1),
      against: "the same files on nginx",
      theirs: seconds.theirs.slice(1),
      atMost: TARGET,
    },
  ];
}

async function firstFrame(browser, site, playlist) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site);
  const millis = await page.evaluate((address) => window.firstFrame(address), playlist);
  await context.close();
  return millis / 1000;
}
