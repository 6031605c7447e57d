import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { Injectable, inject } from '@angular/core';

/** Opens a dialog: in the middle of a desk's screen, from the foot of a phone's. Escape and the backdrop close it. */
@Injectable({ providedIn: 'root' })
export class Sheet {
  private readonly dialog = inject(Dialog);

  /**
   * @param labelledBy the id of the heading inside the content, which becomes the dialog's name
   * @returns the open dialog; its `closed` carries what the content closed it with
   */
  open<Result, Content, Data = unknown>(
    content: ComponentType<Content>,
    labelledBy: string,
    data?: Data,
  ): DialogRef<Result, Content> {
    return this.dialog.open<Result, Data, Content>(content, {
      panelClass: 'hf-dialog',
      ariaLabelledBy: labelledBy,
      ariaModal: true,
      autoFocus: 'first-heading',
      restoreFocus: true,
      data,
    });
  }
}
