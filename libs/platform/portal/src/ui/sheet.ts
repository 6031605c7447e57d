import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { Injectable, inject } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';

/** Opens a dialog: in the middle of a desk's screen, from the foot of a phone's. Escape and the backdrop close it. */
@Injectable({ providedIn: 'root' })
export class Sheet {
  private readonly dialog = inject(Dialog);

  constructor() {
    // A dialog asks about what is on the page. Where the page changes, it goes, so that no key answers for another.
    inject(Router).events.subscribe((event) => event instanceof NavigationStart && this.dialog.closeAll());
  }

  /** Whether a dialog is open. */
  isOpen(): boolean {
    return this.dialog.openDialogs.length > 0;
  }

  /**
   * @param labelledBy the id of the heading inside the content, which becomes the dialog's name
   * @param focusOn what has the focus first: the heading, or in a dialog that is all about one field, that field
   * @returns the open dialog; its `closed` carries what the content closed it with
   */
  open<Result, Content, Data = unknown>(
    content: ComponentType<Content>,
    labelledBy: string,
    data?: Data,
    focusOn: 'first-heading' | 'first-tabbable' = 'first-heading',
  ): DialogRef<Result, Content> {
    return this.dialog.open<Result, Data, Content>(content, {
      panelClass: 'hf-dialog',
      ariaLabelledBy: labelledBy,
      ariaModal: true,
      autoFocus: focusOn,
      restoreFocus: true,
      data,
    });
  }
}
