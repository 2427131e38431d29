/** The elements of a tagged PDF, for screen readers. */
import type PDFDocument from 'pdfkit';
import type { ElementOptions, StructureElement } from 'pdfkit';

export class PdfTags {
  readonly #document: PDFDocument;
  #marked: { readonly element: StructureElement; readonly end: () => void } | undefined;

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  /** Adds an element to another. */
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

  /** Assigns what is drawn next to the element, until the next mark or the end of the page. */
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

  /** Draws decoration, which screen readers skip. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.unmark();
    this.#document.markContent('Artifact', { type });
    draw();
    this.#document.endMarkedContent();
  }
}
