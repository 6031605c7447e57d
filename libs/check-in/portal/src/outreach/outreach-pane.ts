import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Empty, Icon, Moment, Toast, Waiting } from '@holdfast/platform/portal';
import { CheckInInboxStore } from '../inbox/check-in-inbox-store';
import { OutreachForm } from './outreach-form';
import { OutreachWords } from './outreach-words';

/** One patient to be reached: why, the number, what was tried, and a form to write the next try down. */
@Component({
  selector: 'hf-outreach-pane',
  imports: [RouterLink, TranslocoDirective, Button, Empty, Icon, Moment, OutreachForm, Waiting],
  templateUrl: './outreach-pane.html',
  styleUrl: './outreach-pane.css',
})
export class OutreachPane {
  readonly outreachId = input.required<string>();
  protected readonly store = inject(CheckInInboxStore);
  protected readonly words = inject(OutreachWords);
  private readonly toast = inject(Toast);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly task = computed(() => this.store.tasks().find(({ id }) => id === this.outreachId()) ?? null);
  protected readonly due = computed(() => {
    const task = this.task();
    return task && this.words.due(task);
  });

  protected async saved(isClosed: boolean): Promise<void> {
    this.toast.say(this.transloco.translate(`check-in.desk.outreach.${isClosed ? 'closed' : 'saved'}`));
    if (isClosed) await this.router.navigate(['/check-ins']);
    await this.store.refresh();
  }
}
