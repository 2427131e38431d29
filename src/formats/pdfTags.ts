/** What everything on the pages is, for those who do not see them: the elements of a tagged PDF. */
import type PDFDocument from 'pdfkit';
import type { ElementOptions, StructureElement } from 'pdfkit';

export class PdfTags {
  readonly #document: PDFDocument;
  #marked: { readonly element: StructureElement; readonly end: () => void } | undefined;

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  /** A new element within another. */
  child(parent: StructureElement, type: string, options: ElementOptions = {}): StructureElement {
    this.unmark();
    const element = this.#document.struct(type, options);
    parent.add(element);
    return element;
  }

  end(element: StructureElement): void {
    this.unmark();
    element.end();
  }

  /** What is drawn from here on belongs to the element, until something else is said or the page ends. */
  mark(element: StructureElement): void {
    if (this.#marked?.element === element) return;
    this.unmark();
    const content = this.#document.markStructureContent('Span');
    const end = (): void => {
      this.#document.endMarkedContent();
      element.add(content);
    };
    this.#marked = { element, end };
  }

  unmark(): void {
    this.#marked?.end();
    this.#marked = undefined;
  }

  /** What is drawn here says nothing to those who do not see it. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.unmark();
    this.#document.markContent('Artifact', { type });
    draw();
    this.#document.endMarkedContent();
  }
}
