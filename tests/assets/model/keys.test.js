import assert from "node:assert/strict";
import { test } from "node:test";
import { addDigit, keyName } from "../../../assets/src/model/keys.js";

const pressed = (key, code, shiftKey = false) => keyName({ key, code, shiftKey });

test("letters of other scripts count by their place on the keyboard", () => {
  assert.equal(pressed("з", "KeyP"), "p");
  assert.equal(pressed("З", "KeyP", true), "p");
  assert.equal(pressed("Process", "KeyB"), "b"); // a Chinese method of input takes the key
});

test("Latin letters count as they are printed, whatever their place", () => {
  assert.equal(pressed("a", "KeyQ"), "a"); // AZERTY
  assert.equal(pressed("P", "KeyR", true), "p"); // Dvorak
});

test("digits work with and without Shift, and on the keypad", () => {
  assert.equal(pressed("3", "Digit3"), "3");
  assert.equal(pressed("&", "Digit1"), "1");
  assert.equal(pressed("é", "Digit2"), "2");
  assert.equal(pressed("7", "Numpad7"), "7");
  assert.equal(pressed("!", "Digit1", true), "!");
});

test("a question mark is one in every script, and other keys keep their names", () => {
  assert.equal(pressed("?", "Digit7", true), "?"); // Russian
  assert.equal(pressed("？", "Slash", true), "?");
  assert.equal(pressed("ArrowLeft", "ArrowLeft"), "ArrowLeft");
  assert.equal(pressed("End", "Numpad1"), "End");
  assert.equal(pressed(".", "Period"), ".");
});

test("a slash is found in its place on Russian and Chinese keyboards, not on German ones", () => {
  assert.equal(pressed("/", "Slash"), "/");
  assert.equal(pressed("/", "Digit7", true), "/");
  assert.equal(pressed(".", "Slash"), "/");
  assert.equal(pressed("、", "Slash"), "/");
  assert.equal(pressed("-", "Slash"), "-");
});

test("a digit completes a number when no further one can follow", () => {
  assert.deepEqual(addDigit("", "2", 10), { digits: "2", isComplete: true });
  assert.deepEqual(addDigit("", "1", 10), { digits: "1", isComplete: false });
  assert.deepEqual(addDigit("1", "0", 10), { digits: "10", isComplete: true });
  assert.deepEqual(addDigit("1", "5", 10), { digits: "5", isComplete: true });
  assert.deepEqual(addDigit("", "0", 10), { digits: "", isComplete: false });
  assert.deepEqual(addDigit("", "7", 3), { digits: "", isComplete: false });
});
