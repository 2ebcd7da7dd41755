/* Types that several modules share. Nothing here reaches the bundle. */

/** Values of the parameters by field; empty text means that nothing is chosen. */
export type State = Record<string, string>;

/**
 * The parameters of addresses, by field (components/state/parameters.py). `name` is the name in
 * addresses. If `views` is null, the navigation carries the parameter to every view; otherwise
 * only these views use it.
 */
export type Parameters = Record<string, { name: string; default: string; views: string[] | null }>;

/** Data of the shell, which are the same for every state. */
export interface Frame {
  parameters: Parameters;
  /** Slug of a country in the path -> its code. */
  places: Record<string, string>;
  /** The languages of the site, the default first, and that of this shell. */
  languages: string[];
  language: string;
  /** The release that is shown, the same if it is an earlier one, and all that are earlier. */
  release: string;
  asof: string;
  earlier: string[];
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
  /** Index of its row among the card's rows; below 0 if it has no row. */
  row: number;
  value: string;
  delta: string;
  foot: string;
  /** The series of the figure; null if there is none to draw. */
  line: TileLine | null;
}

/** The small line of a tile (components/charts/kit/smalllines.py). */
export interface TileLine {
  /** Where the series begins and ends, in words. */
  name: string;
  /** Values from a first year on, without a gap or a change of source. */
  runs: [first: number, values: number[]][];
  /** The year of the tile's figure. */
  at: number;
  /** Plotly's name of the dash of the ledger. */
  dash: string;
}

export interface Tile {
  label: string;
  figures: TileFigure[];
  link?: Link;
}

export interface Link {
  text: string;
  href: string;
}

/** A step of the path to the chosen commodity; the code of the first is empty. */
export type Step = Link & { code: string };

/** A product, a page or another thing that a search found. */
export interface FoundItem {
  /** HS code of a product; else empty. */
  code: string;
  name: string;
  /** Code and name of the one above; empty for a chapter. */
  parent: string;
  /** Its newest figure in words; empty if there is none. */
  figure: string;
  href: string;
  /** Name of the kind of thing; results of a kind come together. */
  group?: string;
  /** Words to search for instead, where the result is a corrected search. */
  try?: string;
}

/** The answer of `/search` (components/views/search.py). */
export interface Found {
  asked: string;
  results: FoundItem[];
  said: string;
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
  /** The signs in the chart besides that of values as published: `⊗ estimate`. */
  signs: string;
  source: Source[];
  more_sources: Card["source"];
  /** In which release the figures last changed; empty for an empty card. */
  changed: string;
  /** Of which earlier release the figures are; empty for the present one. */
  asof: string;
  alt: string;
  figure: Figure | null;
  tiles: Tile[];
  /** Links to the same figures of other periods and ledgers. */
  others: Link[];
  empty: { text: string; offer: string; href: string } | null;
  /** CSS height of a map; empty for other charts. */
  tall: string;
}

/** A cell of a table: text, and for a number its value in the unit of its column. */
export interface TableCell {
  text: string;
  value?: number;
  /** Index of the row to quote among the card's rows. */
  row?: number;
  /** By what a cell is sorted that is not sorted by its text. */
  order?: string;
}

/** The answer of `/rows/<chart>` (components/export/table.py). */
export interface Table {
  /** The state that the rows belong to. */
  query: string;
  caption: string;
  /** The decimal sign of the language. */
  decimal: string;
  columns: { label: string; kind: string }[];
  rows: (TableCell | null)[][];
}

/** A value that a control offers. */
export interface Option {
  value: string;
  label: string;
}

/** What the filter bar says (components/shell/chosen.py). */
export interface Chosen {
  /** The controls of the page in order; `set`: the value is not the default. */
  values: { field: string; text: string; set: boolean }[];
  /** What is set and has no effect on the page, in words; mostly empty. */
  unused: string;
}

/** What one address shows: the answer of `/view` (components/views/payload.py). */
export interface View {
  /** The canonical address of the state. */
  address: string;
  view: string;
  ribbon: string[];
  /** Do the charts on the screen change with the chosen country? */
  by_country: boolean;
  on_screen: string[];
  heading: string;
  /** The name of the page for tabs, as in the served page. */
  title: string;
  trail: Step[];
  notices: string[];
  /** What a page of an earlier release says of that, with the link to the present. */
  past?: { text: string; link: string; href: string } | null;
  /** Pages that the path may have meant, if there is none at it. */
  nearest?: { text: string; href: string }[];
  state: State;
  words: Record<string, string>;
  /** Control -> its options on this page, of the controls whose options depend on the page. A
   *  text is a value whose label is that of the first layout. */
  options: Record<string, (Option | string)[]>;
  chosen: Chosen;
  cards: Record<string, Card>;
  listed?: Listed | null;
}

/** A view with the requested address, and the layout of its page, if the page has another one. */
export type Payload = View & { asked: Asked; layout: object | null };

/** A row of the lists of /projects (components/views/projectlist.py). */
export interface ListRow {
  id: string;
  name: string;
  where: string;
  /** Theme of a project, or what a route is. */
  kind: string;
  sector: string;
  stage: string;
  status: string;
  /** Date of the status, as in the data and in words. */
  day: string;
  date: string;
  value: number | null;
  money: string;
  type: string;
  year: string;
  words: string;
}

/** What is known of the chosen project or route. */
export interface ItemCard {
  id: string;
  name: string;
  kicker: string;
  text: string;
  facts: [term: string, text: string][];
  sources: [href: string, text: string][];
  links: [href: string, text: string][];
  mixes: [href: string, text: string][];
  on_map: boolean;
}

/** What stands beside the map of projects. */
export interface Listed {
  item: string;
  card: ItemCard | null;
  projects: ListRow[];
  routes: ListRow[];
  /** How many are listed, in words. */
  summary: string;
}

/** Texts and colours of that block (components/views/projectdesk.py). */
export interface DeskWords {
  back: string;
  page: string;
  none: string;
  no_amount: string;
  undated: string;
  sources: string;
  mixes: string;
  colours: Record<string, string>;
}

/** A plotly figure. Its many optional parts are not typed. */
export interface Figure {
  data: any[];
  layout: any;
}

export type Templates = Record<string, { layout: any }>;

/** Size in pixels that a chart fills, the scale to it from the size it is drawn in, and whether it
 *  stands on the stage, where it says itself where its figures are from. */
export interface Room {
  width: number;
  height: number;
  scale: number;
  isStage: boolean;
}

export interface Scene {
  /** Only in the store of a browser. */
  id?: string;
  address: string;
  title: string;
  note: string;
}

/** A deck of scenes in the format of files and links (docs/presenting.md). */
export interface Deck {
  /** Only in the store of a browser. */
  id?: string;
  khorgos: number;
  title: string;
  scenes: Scene[];
}

/** A scene and a deck in the store: they are found by id. */
export type KeptScene = Scene & { id: string };
export type KeptDeck = Omit<Deck, "scenes"> & { id: string; scenes: KeptScene[] };

/** What the stage tells the presenter's view (present/notes.js). `number` and `count` of the scene are
 *  0 if no deck is being presented; `isAway`: the stage shows something else than the scene. */
export interface StagePlace {
  kind: "place";
  number: number;
  count: number;
  title: string;
  note: string;
  isAway: boolean;
  isPresenting: boolean;
  next: { address: string; title: string } | null;
  started: number;
}

/** A message: the name of a text and the values of its placeholders. */
export type Message = [name: string, values: Record<string, unknown>];

/** An id of Dash: text, or an object for components that match a pattern. */
export type DashId = string | Record<string, string>;

export interface DashOutput {
  id: any;
  property: string;
}

declare global {
  interface Window {
    dash_clientside: any;
    dash_component_api: any;
    Plotly: any;
    khorgos: unknown;
  }
}
