/** A picture to be scanned, as one path of squares. */
export interface SecretPicture {
  /** Squares on each side. */
  readonly size: number;
  /** An SVG path. */
  readonly path: string;
}

/** Draws the address of a code app's secret, so that a phone can read it. What draws is loaded when it is first needed. */
export async function pictureOf(address: string): Promise<SecretPicture> {
  const { encode } = await import('uqr');
  const { data, size } = encode(address, { border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
