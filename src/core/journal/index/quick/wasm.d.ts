/** WebAssembly that the build makes of AssemblyScript (esbuild.mjs). */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}
