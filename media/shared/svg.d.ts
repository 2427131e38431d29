/** Icons come as text (esbuild: `loader: { '.svg': 'text' }`). */
declare module '*.svg' {
  const text: string;
  export default text;
}
