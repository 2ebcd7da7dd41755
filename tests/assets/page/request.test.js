import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { fetchView, isRefusal } from "../../../assets/src/page/request.js";

const PAGE = { view: "share", cards: {}, state: {}, address: "/share" };
const ok = { ok: true, json: async () => PAGE };
const busy = { ok: false, status: 503, statusText: "Service Unavailable" };
let answers;
globalThis.document = { documentElement: { dataset: {} } };

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.fetch = mock.fn(async (_url, { signal }) => {
    mock.timers.tick(0);
    signal?.throwIfAborted();
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
});

/** Advance the timers until the promise is settled. */
async function afterPauses(promise) {
  const timer = setInterval(() => mock.timers.tick(1000), 1);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
  }
}

test("a request that fails once is repeated", async () => {
  for (const fault of [new TypeError("Failed to fetch"), busy]) {
    answers = [fault, ok];
    assert.deepEqual(await afterPauses(fetchView("/share", "flow=import")), PAGE);
  }
  assert.equal(fetch.mock.calls[0].arguments[0], "/view?page=/share&flow=import");
});

test("a request that fails three times rejects with the reason", async () => {
  answers = [busy, busy, busy];
  await assert.rejects(afterPauses(fetchView("/", "")), /^Error: 503 Service Unavailable$/);
  assert.equal(fetch.mock.calls.length, 3);
});

test("a refusal is not repeated", async () => {
  answers = [{ ok: false, status: 400, statusText: "Bad Request" }];
  const fault = await fetchView("/", "").catch((reason) => reason);
  assert.equal(isRefusal(fault), true);
  assert.equal(fetch.mock.calls.length, 1);
  answers = [{ ok: false, status: 429, statusText: "Too Many Requests" }, ok];
  assert.deepEqual(await afterPauses(fetchView("/", "")), PAGE);
});

test("an aborted request is not repeated", async () => {
  const request = new AbortController();
  request.abort();
  answers = [ok];
  await assert.rejects(fetchView("/", "", { signal: request.signal }));
  assert.equal(fetch.mock.calls.length, 1);
});
