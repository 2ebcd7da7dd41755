/* Types that several modules share. Nothing here reaches the bundle. */

/** Values of the parameters by field; empty text means that nothing is chosen. */
export type State = Record<string, string>;

/**
 * The parameters of addresses, by the field that controls, charts and states know them by
 * (components/state/parameters.py). `name` is what addresses call it. The navigation carries a
 * parameter to every view where `views` is null; else it belongs to these views.
 */
export type Parameters = Record<string, { name: string; default: string; views: string[] | null }>;

/** What the server laid into the page's frame: the same for every state. */
export interface Frame {
  parameters: Parameters;
  /** Name of a country in the path -> its code. */
  places: Record<string, string>;
}

export interface Asked {
  path: string;
  query: string;
}

export interface Source {
  id: string;
  publisher: string;
  title: string;
}

export interface TileFigure {
  /** Place of its row among the card's rows; below 0 where no row stands behind it. */
  row: number;
  value: string;
  delta: string;
  foot: string;
}

export interface Tile {
  label: string;
  figures: TileFigure[];
}

/** A chart's card (components/render.py). */
export interface Card {
  key: string;
  note: string;
  csv: string;
  file: string;
  rows: string;
  link: string;
  title: string;
  subtitle: string;
  source: Source[];
  more_sources: number;
  alt: string;
  figure: Figure | null;
  tiles: Tile[];
  empty: { text: string; offer: string; href: string } | null;
  /** CSS height of a map; empty for other charts. */
  tall: string;
}

/** What one address shows: the answer of `/view` (components/views/payload.py). */
export interface View {
  /** The canonical address of the state. */
  address: string;
  view: string;
  ribbon: string[];
  on_screen: string[];
  heading: string;
  notices: string[];
  state: State;
  words: Record<string, string>;
  why_not: Record<string, string>;
  hints: Record<string, string>;
  cards: Record<string, Card>;
  listed?: Listed | null;
}

/** A view with the address that it was asked for. */
export type Payload = View & { asked: Asked };

/** Which projects and routes a list shows (components/views/projects.py). */
export interface Listed {
  ids: string[];
  item: string;
  told: string;
}

/** A plotly figure. Its many optional parts are plotly's business: they stay untyped. */
export interface Figure {
  data: any[];
  layout: any;
}

export type Templates = Record<string, { layout: any }>;

/** Pixels of the screen that a chart fills, and how much larger than drawn it is shown. */
export interface Room {
  width: number;
  height?: number;
  scale: number;
}

export interface Scene {
  address: string;
  title: string;
  note: string;
}

/** A deck of scenes, as files and links hold it (docs/presenting.md). */
export interface Deck {
  khorgos: number;
  title: string;
  scenes: Scene[];
}

/** A message: the name of a text and the values of its placeholders. */
export type Message = [name: string, values: Record<string, unknown>];

/** An id of Dash: text, or an object for parts that come in many. */
export type DashId = string | Record<string, string>;

export interface DashOutput {
  id: any;
  property: string;
}

declare global {
  interface Window {
    dash_clientside: any;
    Plotly: any;
    hljs: unknown;
    khorgos: unknown;
  }
}
