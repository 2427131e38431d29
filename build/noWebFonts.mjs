/** In the place of what unpacks WOFF2: the fonts of reports are not packed so. */
export default function decompress() {
  throw new Error('WOFF2 fonts are not read here.');
}
