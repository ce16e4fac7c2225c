// Firefox through WebDriver BiDi. One JSON command a line in, one JSON answer a line out.
import { createInterface } from "node:readline";
import { stdin, stdout } from "node:process";
import puppeteer from "puppeteer-core";

const LONGEST = 60_000;
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
  // Its first start, on a busy machine, has been seen to take longer than the usual half minute.
  timeout: 2 * LONGEST,
  protocolTimeout: LONGEST,
  defaultViewport: { width: 1280, height: 1000 },
  extraPrefsFirefox: {
    // As visitors have it: Puppeteer switches connecting ahead of time off.
    "network.http.speculative-parallel-limit": 20,
    // The leak test's STUN server is on this machine.
    "media.peerconnection.ice.loopback": true,
    // As for the other browsers, see QUICK in playwright_driver.py.
    "javascript.options.wasm_optimizingjit": false,
    // The browser's own list of downloads would take the window's focus, and no key would reach the page as a visitor's.
    "browser.download.alwaysOpenPanel": false,
  },
});

let context;
let page;
let complaints = [];

const commands = {
  async page() {
    context = await browser.createBrowserContext();
    page = await context.newPage();
    complaints = [];
    page.setDefaultTimeout(LONGEST);
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
  },
  async open(address) {
    await page.goto(address);
  },
  async run(script) {
    return page.evaluate(script);
  },
  async runInFrame(script) {
    return page.mainFrame().childFrames()[0].evaluate(script);
  },
  async type(selector, text) {
    const element = await page.waitForSelector(selector);
    await element.type(text);
  },
  async click(selector) {
    const element = await page.waitForSelector(selector);
    await element.click();
  },
  async choose(selector, path) {
    const element = await page.$(selector);
    await element.uploadFile(path);
  },
  async press(key) {
    await page.keyboard.press(key);
  },
  async screenshot(path) {
    await page.screenshot({ path });
  },
  async complaints() {
    return complaints;
  },
  async close() {
    await context.close();
  },
};

for await (const line of createInterface({ input: stdin })) {
  const [name, ...values] = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await commands[name](...values)) ?? null };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
