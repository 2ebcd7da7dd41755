import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const LAYOUT = { props: { "data-layout": "share" } };
let notices;

// stand-ins for the browser's objects, which the modules use when they are loaded
globalThis.location = new URL("https://khorgos.example/share");
const attributes = new Set();
/** An element that keeps nothing. @param {string} name */
const element = (name) => ({ name, dataset: {}, append() {}, getContext: () => null });
globalThis.document = {
  documentElement: {
    dataset: {},
    toggleAttribute: (name, is) => (is ? attributes.add(name) : attributes.delete(name)),
    removeAttribute: (name) => attributes.delete(name),
  },
  createElement: element,
  getElementById: (id) =>
    id === "notices"
      ? { replaceChildren: (...children) => notices.push(children.map(({ name }) => name)) }
      : null,
  querySelectorAll: () => [],
};
const noEvents = { addEventListener() {} };
globalThis.HTMLButtonElement = class {};
globalThis.MutationObserver = class {};
globalThis.ResizeObserver = class {};
globalThis.IntersectionObserver = globalThis.ResizeObserver;
globalThis.window = {
  ...noEvents,
  matchMedia: () => noEvents,
};
const { load } = await import("../../../assets/src/page/load.js");

/** @type {{answer: (view: object) => void, fail: () => void}[]} requests without an answer */
let waiting;

beforeEach(() => {
  notices = [];
  waiting = [];
  attributes.clear();
  globalThis.fetch = async (address) => {
    if (address.startsWith("/layout")) return { ok: true, json: async () => LAYOUT };
    return new Promise((resolve, reject) => {
      waiting.push({
        answer: (view) => resolve({ ok: true, json: async () => view }),
        fail: () => reject(new TypeError("Failed to fetch")),
      });
    });
  };
});

/** A payload with what every payload has. @param {string} view */
const page = (view) => ({ view, cards: {}, state: {}, address: "/share" });
function ask(query) {
  globalThis.location = new URL(`https://khorgos.example/share?${query}`);
  return load();
}
/** Wait until `count` requests were made; a failed one is repeated after a pause. */
async function requests(count) {
  while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return waiting;
}

test("the payload has the requested address", async () => {
  const payload = ask("flow=import");
  waiting[0].answer(page("share"));
  assert.deepEqual(await payload, {
    ...page("share"),
    asked: { path: "/share", query: "flow=import" },
    layout: LAYOUT,
  });
});

test("an answer that comes after a newer request changes nothing", async () => {
  const first = ask("flow=import");
  const second = ask("flow=export");
  waiting[1].answer(page("second"));
  assert.equal((await second).view, "second");
  waiting[0].answer(page("first"));
  assert.equal(await first, null);
});

test("the failure of a request that was replaced is not reported", async () => {
  const first = ask("flow=import");
  const second = ask("flow=export");
  waiting[0].fail();
  assert.equal(await first, null);
  waiting[1].answer(page("share"));
  await second;
  assert.deepEqual(notices, []);
});

test("the page is busy until the answer is there", async () => {
  const payload = ask("flow=import");
  assert.ok(attributes.has("data-busy"));
  waiting[0].answer(page("share"));
  await payload;
  assert.ok(attributes.has("data-busy"), "until its cards are drawn");
});

test("a request that fails three times is reported, with a button to try again", async () => {
  const payload = ask("flow=import");
  for (const place of [0, 1, 2]) (await requests(place + 1))[place].fail();
  assert.equal(await payload, null);
  assert.deepEqual(notices, [["p", "button"]]);
  assert.deepEqual([...attributes], []);
});

for (const foreign of [null, [], {}, { status: "OK" }]) {
  test(`JSON that is no page is a failure: ${JSON.stringify(foreign)}`, async () => {
    const payload = ask("flow=import");
    for (const place of [0, 1, 2]) (await requests(place + 1))[place].answer(foreign);
    assert.equal(await payload, null);
    assert.deepEqual(notices, [["p", "button"]]);
  });
}
