/** A cell of a plot, at its place in a grid. */
export interface GridCell {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  /** Its meaning, as a sentence. */
  readonly label: string;
  /** Whether there is anything to open. */
  readonly opens: boolean;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes the rectangles of the class `hit` a grid for the keyboard and for screen readers; `current` is its tab stop. */
export function asGrid(svg: Element, cells: readonly GridCell[], current: string) {
  const rects = [...svg.querySelectorAll<SVGRectElement>('.hit rect')];
  const group = rects[0]?.parentElement;
  svg.setAttribute('role', 'grid');
  for (const child of svg.children) {
    if (child !== group) child.setAttribute('aria-hidden', 'true');
    child.removeAttribute('aria-label');
  }
  group?.setAttribute('role', 'presentation');
  cells.forEach(({ key, label, opens }, index) => {
    const rect = rects[index];
    if (!rect) return;
    rect.setAttribute('role', 'gridcell');
    rect.setAttribute('aria-label', label);
    rect.setAttribute('tabindex', key === current ? '0' : '-1');
    rect.dataset['key'] = key;
    if (opens) rect.dataset['opens'] = '';
  });
  for (const row of new Set(cells.map((cell) => cell.row))) {
    const line = document.createElementNS(svgNamespace, 'g');
    line.setAttribute('role', 'row');
    line.append(...rects.filter((_, index) => cells[index]?.row === row));
    group?.append(line);
  }
}

/** Where a key leads from the cell at `index`; `undefined` for a key that does not move. */
export function move(cells: readonly GridCell[], index: number, key: string): number | undefined {
  const from = cells[index];
  if (!from) return undefined;
  const to = (row: number, column: number) => {
    const found = cells.findIndex((cell) => cell.row === row && cell.column === column);
    return found < 0 ? index : found;
  };
  const inRow = cells.filter((cell) => cell.row === from.row).map((cell) => cell.column);
  switch (key) {
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'ArrowUp':
      return to(from.row - 1, from.column);
    case 'ArrowDown':
      return to(from.row + 1, from.column);
    case 'Home':
      return to(from.row, Math.min(...inRow));
    case 'End':
      return to(from.row, Math.max(...inRow));
    default:
      return undefined;
  }
}
