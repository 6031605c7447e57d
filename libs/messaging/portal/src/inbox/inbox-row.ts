import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { InboxItem } from '@holdfast/messaging/model';
import { Moment } from '@holdfast/platform/portal';
import { WhyChip } from './why-chip';

/** One conversation in the inbox: whose it is, what was said last, why it stands here and who has it. */
@Component({
  selector: 'hf-inbox-row',
  imports: [RouterLink, TranslocoDirective, Moment, WhyChip],
  templateUrl: './inbox-row.html',
  styleUrl: './inbox-row.css',
  host: { '[class.selected]': 'isSelected()', '[class.open]': 'isOpen()', '[class.news]': 'item().thread.unread > 0' },
})
export class InboxRow {
  readonly item = input.required<InboxItem>();
  readonly isSelected = input(false);
  readonly isOpen = input(false);
  /** Who is writing at this moment; null for nobody. */
  readonly writer = input<{ readonly name: string; readonly isStaff: boolean } | null>(null);
  readonly chosen = output();
  protected readonly thread = computed(() => this.item().thread);
  protected readonly id = computed(() => `inbox-row-${this.thread().id}`);
  protected readonly drafting = computed(() => this.item().draftingBy.join(', '));
}
