import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Preference } from '../session/preference';

/** One single-letter key and what it does, as the key sheet shows it. */
export interface Shortcut {
  /** What the person presses, for example `j`, `Shift+A`, `?`, `g i` or `Escape`. */
  readonly keys: string;
  /** The key of its words. */
  readonly words: string;
  readonly run: (event: KeyboardEvent) => void;
}

const CHORD_MS = 1000;

/** The single keys of the screens that are open. They rest while the person writes, and a preference turns them off. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly preference = inject(Preference);
  private readonly groups = signal<readonly (readonly Shortcut[])[]>([]);
  private before: { readonly key: string; readonly at: number } | null = null;

  readonly all = computed(() => this.groups().flat());
  readonly isOn = computed(() => this.preference.value().shortcuts);

  constructor() {
    const listen = (event: KeyboardEvent): void => this.press(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Adds keys for as long as whoever offers them is on the screen. */
  offer(shortcuts: readonly Shortcut[], until: DestroyRef): void {
    this.groups.update((groups) => [...groups, shortcuts]);
    until.onDestroy(() => this.groups.update((groups) => groups.filter((group) => group !== shortcuts)));
  }

  private press(event: KeyboardEvent): void {
    if (!this.isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWriting(event) || isInDialog(event)) return;
    const key = spell(event);
    const chord = this.before && event.timeStamp - this.before.at < CHORD_MS ? `${this.before.key} ${key}` : '';
    const all = this.all().toReversed();
    const found = all.find(({ keys }) => keys === chord) ?? all.find(({ keys }) => keys === key);
    this.before = found ? null : { key, at: event.timeStamp };
    if (!found) return;
    event.preventDefault();
    found.run(event);
  }
}

/** Whether a key belongs to a field the person is writing in, and so is no shortcut. */
export function isWriting(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** A dialog has its own keys; those of the page behind it rest. */
function isInDialog(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest('[role=dialog]') !== null;
}

function spell({ key, shiftKey }: KeyboardEvent): string {
  return shiftKey && /^[a-z]$/i.test(key) ? `Shift+${key.toUpperCase()}` : key;
}
