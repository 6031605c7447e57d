import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Empty, Session } from '@holdfast/platform/portal';

/** Where people who work for the clinic land when their role has no list of its own. */
@Component({
  selector: 'hf-staff-start-page',
  imports: [TranslocoDirective, Empty],
  template: `
    <div class="hf-page" *transloco="let t">
      <h1 tabindex="-1">{{ t('shell.staff.hello', { name: session.person()?.name }) }}</h1>
      <hf-empty icon="inbox" [words]="t('shell.staff.nothing')" />
    </div>
  `,
})
export class StaffStartPage {
  protected readonly session = inject(Session);
}
