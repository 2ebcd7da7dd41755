import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { askAhead, fetchView, isRefusal } from "../../../assets/src/page/request.js";

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

test("a page that was asked for ahead is not requested again, and is used once", async () => {
  answers = [ok, ok];
  askAhead("/share", "flow=export", false);
  askAhead("/share", "flow=export", false);
  assert.deepEqual(await fetchView("/share", "flow=export"), PAGE);
  assert.equal(fetch.mock.callCount(), 1);
  assert.deepEqual(await fetchView("/share", "flow=export"), PAGE);
  assert.equal(fetch.mock.callCount(), 2);
});

test("another page asked for ahead ends the one before, but not a page that is used", async () => {
  const signals = [];
  globalThis.fetch = mock.fn((_url, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  });
  askAhead("/share", "period=2019", false);
  askAhead("/share", "period=2020", false);
  fetchView("/share", "period=2020");
  askAhead("/share", "period=2021", false);
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, false, false],
  );
});

test("a failure of what was asked for ahead counts as the first attempt", async () => {
  answers = [busy, ok];
  askAhead("/share", "flow=turnover", false);
  assert.deepEqual(await afterPauses(fetchView("/share", "flow=turnover")), PAGE);
  assert.equal(fetch.mock.callCount(), 2);
});
