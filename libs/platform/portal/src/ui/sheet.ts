import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { Injectable, inject } from '@angular/core';

/** Opens a dialog: in the middle of a desk's screen, from the foot of a phone's. Escape and the backdrop close it. */
@Injectable({ providedIn: 'root' })
export class Sheet {
  private readonly dialog = inject(Dialog);

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
