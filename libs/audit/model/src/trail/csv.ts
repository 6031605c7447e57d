// What a spreadsheet takes for a formula, also behind characters that it does not show, and in their wide forms.
const FORMULA = /^[\s\u0000-\u001f\u00ad\u200b-\u200f\u2060\ufeff'"]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u; // eslint-disable-line no-control-regex

/** One field of a CSV file (RFC 4180) that no spreadsheet runs. */
export function csvField(value: string | number | null): string {
  const text = String(value ?? '').replaceAll('\u0000', '');
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}
