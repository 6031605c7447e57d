import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Sheet } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Asks before a page is left on which something was typed and not saved. */
@Component({
  selector: 'hf-leave-sheet',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-leave-title" tabindex="-1">{{ t('settings.leave.title') }}</h2>
      <p>{{ t('settings.leave.lead') }}</p>
      <p class="hf-row">
        <button hfButton="filled" type="button" (click)="ref.close(false)">{{ t('settings.leave.stay') }}</button>
        <button hfButton="outlined" type="button" (click)="ref.close(true)">{{ t('settings.leave.go') }}</button>
      </p>
    </div>
  `,
})
export class LeaveSheet {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
}

/** A page with something typed and not saved. */
export interface Unsaved {
  isUnsaved(): boolean;
}

/** Leaves a page at once where everything on it is saved, and else only when the person says so. */
export const asksBeforeLeaving: CanDeactivateFn<Unsaved> = async (page) => {
  // Whoever signed out in a hurry is not asked anything.
  if (!page.isUnsaved()) return true;
  const asked = inject(Sheet).open<boolean, LeaveSheet>(LeaveSheet, 'hf-leave-title');
  return (await firstValueFrom(asked.closed)) === true;
};
