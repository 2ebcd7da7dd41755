/* Download a file that was made in the browser. */

import { make } from "./dom.js";

/**
 * @param {BlobPart} content
 * @param {string} type MIME type
 * @param {string} name
 */
export function download(content, type, name) {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([content], { type })),
    download: name,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
