import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner, Button, ErrorPanel, Icon, TimeWords, Waiting } from '@holdfast/platform/portal';
import { CopiesCard } from './copies-card';
import { FindingsCard } from './findings-card';
import { MailCard } from './mail-card';
import { ParkedCard } from './parked-card';
import { SizeWords } from './size-words';
import { SystemStore } from './system-store';

const MINUTE_MS = 60_000;

/** How the installation fares: what is wrong first, then backups, queue, processes, release, mail. */
@Component({
  selector: 'hf-system-page',
  imports: [
    ...[RouterLink, TranslocoDirective, Banner, Button, ErrorPanel, Icon, Waiting],
    ...[CopiesCard, FindingsCard, MailCard, ParkedCard],
  ],
  providers: [SystemStore],
  templateUrl: './system-page.html',
  styleUrl: './system-card.css',
})
export class SystemPage {
  protected readonly store = inject(SystemStore);
  protected readonly time = inject(TimeWords);
  protected readonly sizes = inject(SizeWords);
  protected readonly busyQueues = computed(() =>
    (this.store.view()?.queues ?? []).filter(({ waiting, active, parked }) => waiting + active + parked > 0),
  );

  /** How long ago something was, by the server's own clock. */
  protected since(at: string, now: string): string {
    return this.time.span((Date.parse(now) - Date.parse(at)) / MINUTE_MS);
  }
}
