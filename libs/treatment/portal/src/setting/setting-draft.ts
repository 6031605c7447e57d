import { Injectable, inject } from '@angular/core';
import { Drafts } from '@holdfast/platform/portal';

/** What is kept of thresholds that were typed: over which version, and their values. */
interface Kept<Thresholds> {
  readonly version: number;
  readonly thresholds: Thresholds;
}

/** Keeps thresholds that were typed and not set on this device, so that leaving the page takes none of them. */
@Injectable({ providedIn: 'root' })
export class SettingDraft {
  private readonly drafts = inject(Drafts);

  /** Keeps what was typed over a version. */
  keep<Thresholds>(name: string, version: number, thresholds: Thresholds): void {
    const kept: Kept<Thresholds> = { version, thresholds };
    void this.drafts.keep(keyOf(name), JSON.stringify(kept));
  }

  /** What was typed over this version and not set; null for nothing, and for what was typed over another one. */
  async read<Thresholds>(name: string, version: number): Promise<Thresholds | null> {
    const draft = await this.drafts.read(keyOf(name));
    const kept = draft && (JSON.parse(draft.body) as Kept<Thresholds>);
    return kept?.version === version ? kept.thresholds : null;
  }

  /** Forgets what was typed: it was set, or given up. */
  forget(name: string): Promise<void> {
    return this.drafts.keep(keyOf(name), '');
  }
}

function keyOf(name: string): string {
  return `setting.${name}`;
}
