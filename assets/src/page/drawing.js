/* A card's figure and style for the current theme and size. */

import { paperFigure, provenanceFont, screenFigure } from "../model/figure.js";
import { cardOf } from "./dom.js";
import { measureIn } from "./measure.js";
import { roomOf, setDrawnFor, styleIn } from "./room.js";
import { themeOf } from "./theme.js";

/**
 * @typedef {import("../types.js").Card} Card
 * @typedef {import("../types.js").Payload} Payload
 * @typedef {import("../types.js").Templates} Templates
 */

/** Padding of a card, left and right together. */
const CARD_PADDING = 32;
/** Width in pixels of a card that is not laid out. */
const UNKNOWN_WIDTH = 600;

/** @type {Templates} plotly templates by theme, from the shell */
let templates = {};

/** @param {Templates} byTheme */
export function setTemplates(byTheme) {
  templates = byTheme;
}

/**
 * @param {Payload} payload
 * @param {string} chart
 * @returns {{figure: import("../types.js").Figure, style: object} | null} null if the card has
 *   no figure
 */
export function drawing(payload, chart) {
  const card = payload.cards[chart];
  const template = templates[themeOf(payload)];
  if (!card?.figure || !template) return null;
  const room = roomOf(chart, Boolean(card.tall));
  setDrawnFor(chart, room);
  const cardWidth = cardOf(chart)?.clientWidth;
  const width = room
    ? room.width / room.scale
    : cardWidth === undefined
      ? UNKNOWN_WIDTH
      : cardWidth - CARD_PADDING;
  const figure = screenFigure(card, template, {
    width,
    height: room?.height ? room.height / room.scale : undefined,
    measure: measureIn(provenanceFont(card, template)),
    origin: location.host,
  });
  return { figure, style: styleIn(room, card.tall || `${card.figure.layout.height}px`) };
}

/**
 * A card's figure for printing: in the light theme and the given size.
 * @param {Card} card
 * @param {{width: number, height: number}} size
 */
export const drawingOnPaper = (card, size) =>
  paperFigure(card, templates.light, {
    ...size,
    measure: measureIn(provenanceFont(card, templates.light)),
  });
