/**
 * As much of docx as is used here. Its own types bring Node’s along, which the core does not know, so that the core’s
 * `tsconfig.json` has these in their place; the one of the whole tree checks against its own.
 */

interface Spacing {
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly lineRule?: 'auto';
}
interface Indent {
  readonly left: number;
  readonly hanging?: number;
}
interface Border {
  readonly style: 'single';
  readonly size: number;
  readonly color: string;
  readonly space?: number;
}
interface Shading {
  readonly type: 'clear';
  readonly fill: string;
  readonly color: string;
}
interface Width {
  readonly size: number;
  readonly type: 'dxa';
}

interface RunLook {
  readonly font?: string;
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly underline?: object;
  readonly noProof?: boolean;
  readonly rightToLeft?: boolean;
  readonly language?: { readonly value: string };
}
interface ParagraphLook {
  readonly spacing?: Spacing;
  readonly indent?: Indent;
  readonly border?: { readonly left?: Border; readonly bottom?: Border };
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
}
interface Style {
  readonly run?: RunLook;
  readonly paragraph?: ParagraphLook;
}
interface NamedStyle extends Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string;
  readonly next?: string;
}

export interface IStylesOptions {
  readonly default: Readonly<
    Record<
      | 'document'
      | 'heading1'
      | 'heading2'
      | 'heading3'
      | 'heading4'
      | 'heading5'
      | 'heading6'
      | 'caption'
      | 'hyperlink',
      Style
    >
  >;
  readonly paragraphStyles: readonly NamedStyle[];
}

export interface ILevelsOptions {
  readonly level: number;
  readonly format: 'bullet' | 'decimal';
  readonly text: string;
  readonly alignment: 'left';
  readonly start?: number;
  readonly style: { readonly paragraph: { readonly indent: Indent } };
}

export interface IParagraphOptions extends ParagraphLook {
  readonly style?: string;
  readonly heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
  readonly alignment?: 'left' | 'right';
  readonly bidirectional?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly numbering?: {
    readonly reference: string;
    readonly level: number;
    readonly instance: number;
  };
  readonly children?: readonly ParagraphChild[];
}

interface RunOptions extends RunLook {
  readonly style?: string;
  readonly text?: string;
  readonly break?: number;
  readonly children?: readonly string[];
}

export type ParagraphChild = TextRun | ImageRun | ExternalHyperlink;

export class TextRun {
  private readonly isTextRun: true;
  constructor(options: RunOptions);
}
export class ImageRun {
  private readonly isImageRun: true;
  constructor(options: {
    readonly type: 'png' | 'jpg' | 'gif';
    readonly data: Uint8Array;
    readonly transformation: { readonly width: number; readonly height: number };
    readonly altText: Readonly<Record<'name' | 'title' | 'description', string>>;
  });
}
export class ExternalHyperlink {
  private readonly isHyperlink: true;
  constructor(options: { readonly link: string; readonly children: readonly ParagraphChild[] });
}
export class Paragraph {
  private readonly isParagraph: true;
  constructor(options: IParagraphOptions);
}
export class TableCell {
  private readonly isCell: true;
  constructor(options: {
    readonly width: Width;
    readonly shading?: Shading;
    readonly children: readonly Paragraph[];
  });
}
export class TableRow {
  private readonly isRow: true;
  constructor(options: {
    readonly tableHeader?: boolean;
    readonly cantSplit?: boolean;
    readonly children: readonly TableCell[];
  });
}
export class Table {
  private readonly isTable: true;
  constructor(options: {
    readonly width: Width;
    readonly columnWidths: readonly number[];
    readonly layout: 'fixed';
    readonly margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>> & {
      readonly marginUnitType: 'dxa';
    };
    readonly borders: Readonly<
      Record<'top' | 'bottom' | 'left' | 'right' | 'insideHorizontal' | 'insideVertical', Border>
    >;
    readonly tableLook: { readonly firstRow: boolean; readonly firstColumn: boolean };
    readonly rows: readonly TableRow[];
  });
}
export class Footer {
  private readonly isFooter: true;
  constructor(options: { readonly children: readonly Paragraph[] });
}
export class Document {
  private readonly isDocument: true;
  constructor(options: {
    readonly title: string;
    readonly subject: string;
    readonly creator: string;
    readonly lastModifiedBy: string;
    readonly styles: IStylesOptions;
    readonly numbering: {
      readonly config: readonly {
        readonly reference: string;
        readonly levels: readonly ILevelsOptions[];
      }[];
    };
    readonly sections: readonly {
      readonly properties: {
        readonly page: {
          readonly size: { readonly width: number; readonly height: number };
          readonly margin: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;
        };
      };
      readonly footers: { readonly default: Footer };
      readonly children: readonly (Paragraph | Table)[];
    }[];
  });
}
export const Packer: { toArrayBuffer(document: Document): Promise<ArrayBuffer> };

export const LineRuleType: { readonly AUTO: 'auto' };
export const AlignmentType: { readonly LEFT: 'left'; readonly RIGHT: 'right' };
export const BorderStyle: { readonly SINGLE: 'single' };
export const HeadingLevel: {
  readonly HEADING_1: 'Heading1';
  readonly HEADING_2: 'Heading2';
  readonly HEADING_3: 'Heading3';
  readonly HEADING_4: 'Heading4';
  readonly HEADING_5: 'Heading5';
  readonly HEADING_6: 'Heading6';
};
export const LevelFormat: { readonly BULLET: 'bullet'; readonly DECIMAL: 'decimal' };
export const PageNumber: { readonly CURRENT: 'CURRENT'; readonly TOTAL_PAGES: 'TOTAL_PAGES' };
export const ShadingType: { readonly CLEAR: 'clear' };
export const TableLayoutType: { readonly FIXED: 'fixed' };
export const WidthType: { readonly DXA: 'dxa' };
