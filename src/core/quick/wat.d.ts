/** WebAssembly that the build assembles from its text form (esbuild.mjs). */
declare module '*.wat' {
  const bytes: Uint8Array;
  export default bytes;
}
