import { Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, DeviceMemory, Icon, Network, Preference, Session, TimeWords } from '@holdfast/platform/portal';
import { type AlertLevel, type Concern, type CrisisResource, shownResources } from '@holdfast/safety/model';
import { supportWords } from './support-words';
import { UnsafeAnswerWords } from './unsafe-answer';
import { UnsafeNow } from './unsafe-now';

/**
 * What a patient sees at once after an answer that says danger: thanks, whom to reach, and an honest word about who reads
 * the answer. A body in danger is sent to 911 or to the clinic before anything else. It is part of the bundle, holds nothing up, and leads on.
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
  /** Whether the answer is about harming oneself or about the body. */
  readonly concern = input<Concern>('harm');
  /** By when someone makes contact, once the clinic said so; left out while it has not. */
  readonly contactBy = input<string | null>();
  /** Whether anyone is there to read it, once the clinic said so. */
  readonly someoneReads = input<boolean>();
  /** Whether there is something to go on with; at the end of it help stays, and nothing leads away from it. */
  readonly leadsOn = input(true);
  /** The person wants to go on with what they were doing. */
  readonly goOn = output();
  protected readonly unsafe = inject(UnsafeNow);
  protected readonly network = inject(Network);
  private readonly session = inject(Session);
  private readonly remembered = inject(DeviceMemory).read<{ phone: string }>('clinic');
  // Whoever came by a link is not signed in; the link left the clinic's number here.
  protected readonly phone = computed(() => this.session.person()?.clinic.phone ?? this.remembered?.phone ?? '');
  private readonly preference = inject(Preference);
  private readonly time = inject(TimeWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly isSafe = signal<boolean | null>(null);
  protected readonly isCritical = computed(() => this.level() === 'critical');
  protected readonly isMedical = computed(() => this.concern() === 'medical');
  protected readonly words = computed(() => supportWords(this.concern(), this.level()));
  /** Whom to reach, first things first; `clinic` is the clinic's own phone. */
  protected readonly help = computed<readonly (CrisisResource | 'clinic')[]>(() => {
    if (!this.isMedical()) return [...this.resources(), 'clinic'];
    const [emergency, lifeline] = [
      this.named('emergency'),
      this.named(this.isSpanish() ? 'lifeline-spanish' : 'lifeline'),
    ];
    return this.isCritical() ? [...emergency, 'clinic', ...lifeline] : ['clinic', ...emergency, ...lifeline];
  });
  private readonly isSpanish = computed(() => this.preference.value().language === 'es');
  /** In Spanish the Spanish line comes first; those for everyone come before those for some. */
  private readonly resources = computed(() => {
    const wanted = ['lifeline', 'lifeline-spanish', 'veterans', 'emergency'];
    const shown = shownResources().filter(({ id }) => wanted.includes(id));
    const place = ({ id }: CrisisResource): number =>
      this.isSpanish() && id === 'lifeline-spanish' ? -1 : wanted.indexOf(id);
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

  /** The one thing to do before all others stands out. */
  protected isFirst(one: CrisisResource | 'clinic', kind: string): boolean {
    if (one !== 'clinic' && kind !== 'call') return false;
    const id = one === 'clinic' ? one : one.id;
    return id === { harm: 'lifeline', emergency: 'emergency', body: 'clinic' }[this.words()];
  }

  private named(wanted: CrisisResource['id']): readonly CrisisResource[] {
    return shownResources().filter(({ id }) => id === wanted);
  }

  protected notSafe(): void {
    this.isSafe.set(false);
    void this.unsafe.say();
  }
}
