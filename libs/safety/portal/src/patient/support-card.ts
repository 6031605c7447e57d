import { Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, DeviceMemory, Icon, Preference, Session, TimeWords } from '@holdfast/platform/portal';
import { type AlertLevel, type CrisisResource, shownResources } from '@holdfast/safety/model';
import { UnsafeAnswerWords } from './unsafe-answer';
import { UnsafeNow } from './unsafe-now';

/**
 * What a patient sees at once after an answer that says danger: thanks, whom to reach, and an honest word about who reads
 * the answer. It is part of the bundle, holds nothing up, and leads on.
 */
@Component({
  selector: 'hf-support-card',
  imports: [TranslocoDirective, Button, Icon, UnsafeAnswerWords],
  templateUrl: './support-card.html',
  styleUrl: './support-card.css',
})
export class SupportCard {
  /** How pressing the answer is; the critical one also asks whether the person is safe. */
  readonly level = input<AlertLevel>('moderate');
  /** By when someone makes contact, once the clinic said so; left out while it has not. */
  readonly contactBy = input<string | null>();
  /** Whether anyone is there to read it, once the clinic said so. */
  readonly someoneReads = input<boolean>();
  /** The person wants to go on with what they were doing. */
  readonly goOn = output();
  protected readonly unsafe = inject(UnsafeNow);
  private readonly session = inject(Session);
  private readonly remembered = inject(DeviceMemory).read<{ phone: string }>('clinic');
  // Whoever came by a link is not signed in; the link left the clinic's number here.
  protected readonly phone = computed(() => this.session.person()?.clinic.phone ?? this.remembered?.phone ?? '');
  private readonly preference = inject(Preference);
  private readonly time = inject(TimeWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly isSafe = signal<boolean | null>(null);
  protected readonly isCritical = computed(() => this.level() === 'critical');
  /** In Spanish the Spanish line comes first; those for everyone come before those for some. */
  protected readonly resources = computed(() => {
    const wanted = ['lifeline', 'lifeline-spanish', 'veterans', 'emergency'];
    const shown = shownResources().filter(({ id }) => wanted.includes(id));
    const place = ({ id }: CrisisResource): number =>
      this.preference.value().language === 'es' && id === 'lifeline-spanish' ? -1 : wanted.indexOf(id);
    return shown.toSorted((one, other) => place(one) - place(other));
  });
  protected readonly by = computed(() => {
    const by = this.contactBy();
    return by ? this.time.short(by) : '';
  });

  constructor() {
    // It comes by itself, so the reader's place is put where it begins.
    afterNextRender(() => this.host.nativeElement.querySelector('h2')?.focus());
  }

  protected phoneLink(phone: string): string {
    return `tel:${phone.replace(/[^\d+]/g, '')}`;
  }

  protected notSafe(): void {
    this.isSafe.set(false);
    void this.unsafe.say();
  }
}
