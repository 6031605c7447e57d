import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, ErrorPanel, Icon, Live, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { categoriesOf, minimumOf } from '@holdfast/referral/model';
import type { PacketView } from '@holdfast/referral/model';
import { filter } from 'rxjs';
import { ReleaseDays } from '../release/release-days';
import { wholeNameOf } from '../release/release-names';
import { SaveCopy } from '../release/save-copy';
import { PacketContentView } from './packet-content';
import { PacketForm } from './packet-form';
import { PacketTrail } from './packet-trail';

/** For staff: a packet exactly as it goes out, what is left out of it and why, and its sections to change until it is sent. */
@Component({
  selector: 'hf-packet-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Button,
    ErrorPanel,
    Icon,
    PacketContentView,
    PacketForm,
    PacketTrail,
    SaveCopy,
    Waiting,
  ],
  templateUrl: './packet-page.html',
  styleUrl: './referral-page.css',
})
export class PacketPage {
  readonly patientId = input.required<string>();
  readonly referralId = input.required<string>();
  protected readonly time = inject(TimeWords);
  protected readonly days = inject(ReleaseDays);
  protected readonly mayEdit = inject(Access).may('packet.edit');
  protected readonly url = computed(() => `/api/patients/${this.patientId()}/referrals/${this.referralId()}/packet`);
  protected readonly asked = httpResource<PacketView>(() => this.url());
  protected readonly view = linkedSignal<PacketView | null, PacketView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  /** What goes out: nothing of it is hidden in a page that shows less. */
  protected readonly sent = computed(() => {
    const view = this.view();
    return view && minimumOf(view.content, view.leftOut);
  });
  protected readonly isEmpty = computed(() => {
    const sent = this.sent();
    return sent !== null && categoriesOf(sent).length === 0;
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly wholeNameOf = wholeNameOf;
  protected readonly isWriting = signal(false);
  protected readonly isDone = signal(false);

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'referral' && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected begin(): void {
    this.isWriting.set(true);
    this.isDone.set(false);
  }

  protected told(view: PacketView): void {
    this.view.set(view);
  }

  protected saved(view: PacketView): void {
    this.view.set(view);
    this.isWriting.set(false);
    this.isDone.set(true);
  }
}
