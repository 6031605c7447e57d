import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

type Structure = PDFKit.PDFStructureElement;

const FONTS = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';
const MARGIN = 50;
const FOOT = 40;
// PDF/UA-1; the package's types do not know of it yet.
const ACCESSIBLE: object = { subset: 'PDF/UA' };
const INK = '#1a1f1d';
const RULE = '#9aa39f';

/** What a tagged document says of itself. */
export interface DocumentCard {
  readonly title: string;
  readonly language: string;
  /** Says which page of how many, at the foot of each. */
  readonly pageWords: (page: number, of: number) => string;
  /** Stands at the foot of each page beside it. */
  readonly footer: string;
}

/** A document on paper that a screen reader can walk too: headings, paragraphs and tables, each with its tag. */
export class TaggedDocument {
  private readonly document: PDFKit.PDFDocument;
  private readonly root: Structure;
  private readonly parts: Buffer[] = [];

  constructor(private readonly card: DocumentCard) {
    const { resolve } = createRequire(import.meta.url);
    const plain = resolve(`${FONTS}-400-normal.woff`);
    this.document = new PDFDocument({
      ...{ size: 'LETTER', margin: MARGIN, bufferPages: true, font: plain },
      ...{ ...ACCESSIBLE, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: card.language },
      info: { Title: card.title },
    });
    this.document.registerFont('plain', plain);
    this.document.registerFont('bold', resolve(`${FONTS}-700-normal.woff`));
    this.document.on('data', (part: Buffer) => void this.parts.push(part));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** A heading; 1 is the document's own. */
  heading(level: 1 | 2, text: string): void {
    if (level === 2) this.document.moveDown(0.8);
    this.room(60);
    this.document.font('bold').fontSize(level === 1 ? 18 : 13);
    this.tag(this.root, `H${level}`, text);
    this.document.moveDown(0.3);
  }

  /** A paragraph. */
  paragraph(text: string): void {
    this.document.font('plain').fontSize(10.5);
    this.room(this.document.heightOfString(text, { width: this.width }));
    this.tag(this.root, 'P', text);
    this.document.moveDown(0.2);
  }

  /** A table; the first cell of a row names the row. @param shares of the width that each column takes */
  table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): void {
    const table = this.document.struct('Table');
    this.root.add(table);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => (share / whole) * this.width);
    this.row(table, head, widths, true);
    for (const row of rows) this.row(table, row, widths, false);
    table.end();
    this.document.x = MARGIN;
    this.document.moveDown(0.5);
  }

  /** The document's bytes, with a foot on every page. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    this.feet();
    const ended = new Promise<void>((resolve) => void this.document.once('end', resolve));
    this.document.end();
    await ended;
    return Buffer.concat(this.parts);
  }

  private get width(): number {
    return this.document.page.width - 2 * MARGIN;
  }

  private row(table: Structure, cells: readonly string[], widths: readonly number[], isHead: boolean): void {
    this.document.font(isHead ? 'bold' : 'plain').fontSize(9.5);
    const heights = cells.map((cell, index) =>
      this.document.heightOfString(cell || ' ', { width: (widths[index] ?? 0) - 6 }),
    );
    const height = Math.max(...heights) + 6;
    this.room(height);
    const top = this.document.y;
    const row = this.document.struct('TR');
    table.add(row);
    let left = MARGIN;
    cells.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      const isHeader = isHead || index === 0;
      const scope = isHead ? 'Column' : 'Row';
      this.tag(row, isHeader ? 'TH' : 'TD', cell || ' ', { at: [left, top + 3], width: width - 6, scope });
      left += width;
    });
    row.end();
    this.rule(top + height);
    this.document.y = top + height;
  }

  private tag(
    parent: Structure,
    name: string,
    text: string,
    place?: { at: readonly [number, number]; width: number; scope: string },
  ): void {
    const content = this.document.markStructureContent(name);
    this.document.fillColor(INK);
    if (place) this.document.text(text, place.at[0], place.at[1], { width: place.width });
    else this.document.text(text, MARGIN, this.document.y, { width: this.width });
    this.document.endMarkedContent();
    // The package's types leave the scope of a header out.
    const options = (name === 'TH' ? { scope: place?.scope } : {}) as PDFKit.Mixins.StructureElementOptions;
    const element = this.document.struct(name, options, content);
    parent.add(element);
  }

  /** Begins a new page where there is not this much room left on this one. */
  private room(height: number): void {
    const end = this.document.page.height - MARGIN - FOOT;
    if (this.document.y + height > end) this.document.addPage();
  }

  private rule(y: number): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    this.document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
    this.document.endMarkedContent();
  }

  private feet(): void {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page);
      const y = this.document.page.height - MARGIN - 12;
      const words = `${this.card.footer} · ${this.card.pageWords(page - start + 1, count)}`;
      this.document.page.margins.bottom = 0; // what stands below the margin must not begin a page of its own
      this.document.markContent('Artifact', { type: 'Pagination' });
      this.document.font('plain').fontSize(8.5).fillColor(INK).text(words, MARGIN, y, { width: this.width });
      this.document.endMarkedContent();
    }
  }
}
