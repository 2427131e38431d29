/** The part of pdfkit that is used. Its published types need those of Node, which are not available here. */
declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  interface StructureElement {
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }
  interface ElementOptions {
    readonly scope?: 'Column' | 'Row';
    readonly alt?: string;
    /** Left, top, right and bottom on the page. */
    readonly bbox?: readonly [number, number, number, number];
  }
  interface Image {
    readonly width: number;
    readonly height: number;
  }
  interface StructureContent {
    readonly refs: readonly unknown[];
  }
  interface OutlineItem {
    addItem(
      title: string,
      options?: { readonly expanded?: boolean; readonly top?: number },
    ): OutlineItem;
  }
  interface DocumentInfo {
    readonly Title: string;
    readonly Author: string;
    readonly Subject: string;
    readonly Creator: string;
    readonly Producer: string;
    readonly CreationDate: Date;
  }
  interface TextOptions {
    readonly lineBreak: false;
    readonly baseline: 'alphabetic';
  }

  export default class PDFDocument {
    constructor(options: {
      readonly pdfVersion: '1.7';
      readonly lang: string;
      readonly tagged: true;
      readonly displayTitle: true;
      readonly bufferPages: true;
      readonly autoFirstPage: false;
      readonly size: 'A4';
      readonly margin: number;
      readonly font: null;
      readonly info: Omit<DocumentInfo, 'Producer'>;
    });

    info: DocumentInfo;
    readonly outline: OutlineItem;

    addPage(): this;
    switchToPage(page: number): unknown;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    end(): void;
    endMetadata(): void;

    registerFont(name: string, font: Font): this;
    font(name: string, size: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: TextOptions): this;
    openImage(bytes: Uint8Array): Image;
    image(
      image: Image,
      x: number,
      y: number,
      options: {
        readonly width: number;
        readonly height: number;
        readonly ignoreOrientation: true;
      },
    ): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    rotate(degrees: number): this;
    scale(x: number, y: number): this;
    fillColor(color: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(color: string): this;

    link(
      x: number,
      y: number,
      width: number,
      height: number,
      address: string,
      // A string of PDF is a String object in pdfkit; a plain one would be a name.
      options: { readonly structParent: StructureElement; readonly Contents: object },
    ): this;

    struct(type: string, options?: ElementOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(tag: 'Artifact', options: { readonly type: 'Layout' | 'Pagination' }): this;
    endMarkedContent(): this;
  }

  export { ElementOptions, OutlineItem, StructureElement };
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit';
  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}

declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}

declare module 'linebreak' {
  /** Where lines may break (UAX 14). */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
