import { httpResource } from '@angular/common/http';
import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ChargeList, ChargeView } from '@holdfast/clinic/model';
import { Live, Session, problemOf } from '@holdfast/platform/portal';

/** Whom a proxy helps, and whom just now: every page below shows that one patient's things. */
@Injectable()
export class ChargeStore {
  private readonly session = inject(Session);
  private readonly wanted = signal<string | null>(null);
  readonly asked = httpResource<ChargeList>(() => '/api/me/charges');
  readonly items = computed<readonly ChargeView[] | null>(() =>
    this.asked.hasValue() ? this.asked.value().items : null,
  );
  /** Whom they help just now: the one they chose, else the first; null for nobody. */
  readonly charge = computed(() => {
    const items = this.items() ?? [];
    return items.find(({ patientId }) => patientId === this.wanted()) ?? items[0] ?? null;
  });
  readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    effect(() => {
      const charge = this.charge();
      this.session.actFor(charge && { patientId: charge.patientId, scopes: charge.scopes });
    });
    // What a patient changes closes the sockets of who helps them: the rights are asked for anew when they come back.
    inject(Live)
      .catchUp.pipe(takeUntilDestroyed())
      .subscribe(() => this.asked.reload());
  }

  /** Turns to another of those whom they help. */
  choose(patientId: string): void {
    this.wanted.set(patientId);
  }
}
