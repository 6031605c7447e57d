import type { SettingChange, SettingValue } from './setting.contract';

const LINE = 120;

/**
 * Whether two values say the same, whatever the order of their keys.
 *
 * @param one   what `JSON.parse` could have made
 * @param other likewise
 */
export function saySame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/**
 * The parts in which two versions differ, each with its texts where a line has room for them.
 *
 * @param before the earlier version; null for none
 * @param after  the later one
 * @returns one entry for each top-level part, in the later one's order; texts of at most 120 characters, empty where the part is not there
 */
export function differences(before: SettingValue | null, after: SettingValue): SettingChange[] {
  if (!before) return [];
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((part) => !saySame(before[part], after[part]))
    .map((part) => ({ part, from: lineOf(before[part]), to: lineOf(after[part]) }));
}

function lineOf(value: unknown): string | null {
  if (value === undefined) return '';
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!items.every((one) => typeof one === 'string' || typeof one === 'number')) return null;
  const line = items.join(', ');
  return line.length > LINE ? null : line;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
