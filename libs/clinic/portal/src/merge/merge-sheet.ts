import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';

/** Which record is to be kept, in words. */
export interface Keeping {
  readonly name: string;
  readonly day: string;
}

/** Says what putting two records together does, before it is done. */
@Component({
  selector: 'hf-merge-sheet',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-merge-title" tabindex="-1">{{ t('merge.sure.title') }}</h2>
      <ul>
        <li>{{ t('merge.sure.keeps', keeping) }}</li>
        <li>{{ t('merge.sure.replaced') }}</li>
        <li>{{ t('merge.sure.team') }}</li>
        <li>{{ t('merge.sure.account') }}</li>
        <li>{{ t('merge.sure.undo') }}</li>
      </ul>
      <div class="hf-row">
        <button hfButton="filled" type="button" (click)="ref.close(true)">{{ t('merge.sure.yes') }}</button>
        <button hfButton type="button" (click)="ref.close(false)">{{ t('merge.sure.no') }}</button>
      </div>
    </div>
  `,
  styles: `
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
      list-style: disc;
    }
  `,
})
export class MergeSheet {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly keeping = inject<Keeping>(DIALOG_DATA);
}
