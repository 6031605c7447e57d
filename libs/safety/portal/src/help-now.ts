import { Injectable, inject } from '@angular/core';
import { Sheet } from '@holdfast/platform/portal';
import { HelpPanel } from './help-panel';

/** Opens the panel of help from anywhere. Everything in it is part of the bundle and needs no network. */
@Injectable({ providedIn: 'root' })
export class HelpNow {
  private readonly sheet = inject(Sheet);
  private isOpen = false;

  /** Shows the panel; pressing twice does not show it twice. */
  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.sheet.open(HelpPanel, 'hf-help-title').closed.subscribe(() => (this.isOpen = false));
  }
}
