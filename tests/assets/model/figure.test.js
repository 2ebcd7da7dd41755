import assert from "node:assert/strict";
import { test } from "node:test";
import {
  paperFigure,
  provenanceFont,
  recoloured,
  screenFigure,
} from "../../../assets/src/model/figure.js";

const TEMPLATE = { layout: { font: { family: "serif" }, meta: { colours: {} } } };
const CARD = {
  key: "share?flow=import",
  link: "/share?flow=import#card-china_share",
  figure: {
    data: [{ type: "bar", marker: { color: "#0072b2" } }],
    layout: { title: { text: "China’s customs. Source: R&D.", font: { size: 12 } }, height: 300 },
  },
};
const measure = (text) => text.length * 10;
const room = { width: 200, height: 300, measure, origin: "khorgos.example" };

test("the provenance below a chart is broken into lines, with the address after it", () => {
  const { layout } = screenFigure(CARD, TEMPLATE, room);
  const lines = layout.title.text.split("<br>");
  assert.deepEqual(lines.slice(0, 2), ["China’s customs.", "Source: R&amp;D."]);
  assert.match(lines[2], /^Khorgos · .*…$/);
  assert.equal(layout.meta.key, CARD.key);
  assert.deepEqual(layout.meta.provenance, [
    "China’s customs. Source: R&D.",
    "Khorgos · khorgos.example/share?flow=import",
  ]);
});

test("the title is padded by the height of its further lines", () => {
  assert.equal(screenFigure(CARD, TEMPLATE, room).layout.title.pad.b, 4 + 14 * 2);
  assert.equal(screenFigure(CARD, TEMPLATE, { ...room, width: 900 }).layout.title.pad.b, 4 + 14);
});

test("a figure has the size of its room", () => {
  const { width, height, autosize } = screenFigure(CARD, TEMPLATE, room).layout;
  assert.deepEqual([width, height, autosize], [200, 300, false]);
});

test("changes that plotly makes to a figure do not reach the payload", () => {
  const figure = screenFigure(CARD, TEMPLATE, room);
  figure.data[0].marker.color = "red";
  assert.equal(CARD.figure.data[0].marker.color, "#0072b2");
});

test("high contrast replaces colours, and removes text colours chosen for the lighter ones", () => {
  const figure = {
    data: [
      { type: "bar", marker: { color: "#0072b2" }, insidetextfont: { color: "#ffffff" } },
      { type: "treemap", textfont: { color: ["#ffffff"], size: 12 } },
    ],
    layout: {},
  };
  assert.deepEqual(recoloured(figure, { "#0072b2": "#003355" }).data, [
    { type: "bar", marker: { color: "#003355" } },
    { type: "treemap", textfont: { size: 12 } },
  ]);
});

test("a chart for printing has the given size and template", () => {
  const { layout } = paperFigure(CARD, TEMPLATE, { width: 480, height: 400, measure });
  assert.deepEqual([layout.width, layout.height], [480, 400]);
  assert.equal(layout.template, TEMPLATE);
  assert.equal(provenanceFont(CARD, TEMPLATE), "12px serif");
});
