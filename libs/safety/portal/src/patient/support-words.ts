import type { AlertLevel, Concern } from '@holdfast/safety/model';

/** Which words of the support card fit: those about harm, or those about a body, by how pressing it is. */
export function supportWords(concern: Concern, level: AlertLevel | null): 'harm' | 'emergency' | 'body' {
  if (concern === 'harm') return 'harm';
  return level === 'critical' ? 'emergency' : 'body';
}
