import assert from "node:assert/strict";
import { test } from "node:test";
import {
  heightInCard,
  paperFigure,
  provenanceFont,
  provenanceIn,
  recoloured,
  screenFigure,
} from "../../../assets/src/model/figure.js";

const TEMPLATE = { layout: { font: { family: "serif" }, meta: { colours: {} } } };
const CARD = {
  key: "share?flow=import",
  link: "/share?flow=import#card-china_share",
  figure: {
    data: [{ type: "bar", marker: { color: "#0072b2" } }],
    layout: {
      title: { text: "China’s customs. Source: R&D.", font: { size: 12 } },
      margin: { l: 8, b: 78 },
      height: 300,
    },
  },
};
const measure = (text) => text.length * 10;
const room = { width: 200, height: 300, measure, origin: null };
const told = { ...room, origin: "khorgos.example" };

test("in a card the line below says where figures are from, and the chart leaves no room for it", () => {
  const { layout } = screenFigure(CARD, TEMPLATE, room);
  assert.equal(layout.title.text, "");
  assert.equal(layout.margin.b, 78 - 48);
  assert.equal(layout.margin.l, 8);
  assert.equal(layout.meta.key, CARD.key);
  assert.equal(heightInCard(CARD), 300 - 48);
});

test("on the stage the provenance is broken into lines, with the address after it", () => {
  const { layout } = screenFigure(CARD, TEMPLATE, told);
  const lines = layout.title.text.split("<br>");
  assert.deepEqual(lines.slice(0, 2), ["China’s customs.", "Source: R&amp;D."]);
  assert.match(lines[2], /^Khorgos · .*…$/);
  assert.equal(layout.margin.b, 78);
  assert.deepEqual(provenanceIn(CARD, "khorgos.example"), [
    "China’s customs. Source: R&D.",
    "Khorgos · khorgos.example/share?flow=import",
  ]);
});

test("the title is padded by the height of its further lines, and no line is left out", () => {
  const layout = (width) => screenFigure(CARD, TEMPLATE, { ...told, width }).layout;
  assert.equal(layout(200).title.pad.b, 4 + 14 * 2);
  assert.equal(layout(900).title.pad.b, 4 + 14);
  const narrow = layout(90);
  const lines = narrow.title.text.split("<br>");
  assert.ok(lines.length > 4);
  assert.equal(lines.slice(0, -1).join(" "), "China’s customs. Source: R&amp;D.");
  assert.equal(narrow.margin.b, 78 + 14 * (lines.length - 3));
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

test("a theme replaces colours, and text on fills stays readable", () => {
  const figure = {
    data: [
      {
        type: "bar",
        textposition: "inside",
        marker: { color: ["#0072b2", "#eeeeee"] },
        insidetextfont: { color: "#ffffff", size: 12 },
      },
      { type: "treemap", marker: { colors: ["#0072b2"] }, textfont: { color: ["#ffffff"] } },
    ],
    layout: { annotations: [{ text: '<span style="color:#0072b2">■</span>' }] },
  };
  const { data, layout } = recoloured(figure, { "#0072b2": "#9fd0f0" });
  assert.deepEqual(data[0].marker.color, ["#9fd0f0", "#eeeeee"]);
  assert.deepEqual(data[0].insidetextfont, { color: ["black", "black"], size: 12 });
  assert.deepEqual(data[1].textfont.color, ["black"]);
  assert.ok(layout.annotations[0].text.includes("#9fd0f0"));
  const dark = recoloured(figure, { "#eeeeee": "#003355" }).data[0];
  assert.equal(dark.insidetextfont.color[1], "white");
  figure.data[0].marker.color = "#0072b2";
  const row = recoloured(figure, { "#0072b2": "#9fd0f0" }).data[0];
  assert.equal(row.insidetextfont.color, "black", "a row of one fill: its text too has one colour");
});

test("a chart for printing has the given size and template", () => {
  const { layout } = paperFigure(CARD, TEMPLATE, { width: 480, height: 400, measure });
  assert.deepEqual([layout.width, layout.height], [480, 400]);
  assert.equal(layout.template, TEMPLATE);
  assert.equal(provenanceFont(CARD, TEMPLATE), "12px serif");
});

/** The room that a figure gets for the labels of its vertical axis. */
function besideAxis(yaxis, y = []) {
  const layout = { ...CARD.figure.layout, yaxis };
  const card = { ...CARD, figure: { data: [{ type: "bar", y }], layout } };
  const drawn = screenFigure(card, { layout: { ...TEMPLATE.layout, font: { size: 12 } } }, room);
  return { left: drawn.layout.margin.l, ...drawn.layout.yaxis };
}

test("the longest line of the labels of a vertical axis has room, so plotly need not measure it", () => {
  const known = besideAxis({}, ["Russia", "Kyrgyzstan<br><i>2024</i>"]);
  assert.deepEqual(known, { left: 100 + 9, automargin: false });
  assert.equal(besideAxis({ ticktext: ["$0", "$1 bn"] }).left, 50 + 9);
  assert.equal(besideAxis({ ticktext: ["<b>Total</b>"] }).left, 56 + 9, "bold letters are wider");
  const large = { ticktext: ["$1 bn"], tickfont: { size: 24 }, ticklabelstandoff: 4 };
  assert.equal(besideAxis(large).left, 100 + 9 + 4);
});

test("plotly measures labels that are not known, or not at the left", () => {
  for (const [yaxis, y] of [
    [{}, [2023, 2024]],
    [{ side: "right", ticktext: ["$1 bn"] }, []],
    [{ title: "Dollars", ticktext: ["$1 bn"] }, []],
    [{ showticklabels: false }, ["Russia"]],
  ]) {
    const { left, automargin } = besideAxis(yaxis, y);
    assert.deepEqual([left, automargin], [8, undefined]);
  }
});
