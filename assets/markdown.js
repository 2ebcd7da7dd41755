/* Tables and lists of cards come as HTML in dcc.Markdown. Dash offers to take a page's own
   highlighter of code from here; without one it fetches its own after the first such part is
   shown, and then makes all of them anew: what a reader is about to click would be exchanged under
   the pointer. None of our texts holds code, so there is nothing to do. */
window.hljs = { highlightElement() {} };
