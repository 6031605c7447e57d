import { Component, DestroyRef, ElementRef, afterRenderEffect, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, ProblemWords } from '@holdfast/platform/portal';
import { AlertRow } from '../alert/alert-row';
import { AlertStore } from '../alert/alert-store';
import { AlertWords } from '../alert/alert-words';
import { AlarmTone } from './alarm-tone';
import { bandRows, isLoud, isPressing } from './band-rows';
import { BandFold } from './band-fold';
import { fitWholeRows } from './whole-rows';

const ROWS = { desk: 4, phone: 2 } as const;

/**
 * Open alerts on top of every page of staff who give care, one row a patient. It folds, and then still says how many there
 * are and names whoever is in critical need and acknowledged by nobody.
 */
@Component({
  selector: 'hf-safety-band',
  imports: [RouterLink, TranslocoDirective, Button, Icon, AlertRow],
  templateUrl: './safety-band.html',
  styleUrl: './safety-band.css',
})
export class SafetyBand {
  protected readonly store = inject(AlertStore);
  protected readonly tone = inject(AlarmTone);
  protected readonly problems = inject(ProblemWords);
  protected readonly fold = inject(BandFold);
  private readonly words = inject(AlertWords);
  private readonly room = signal<number>(ROWS.desk);
  private readonly unheard = computed(() => this.store.items().filter(isLoud));
  protected readonly showsAll = signal(false);
  protected readonly loud = computed(() => this.unheard().length);
  protected readonly rows = computed(() => bandRows(this.store.items()));
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** What nobody acknowledged is never cut, unless it is moderate. */
  private readonly kept = computed(() => this.rows().filter((row, at) => at < this.room() || isPressing(row)));
  protected readonly isCut = computed(() => this.rows().length > this.kept().length);
  protected readonly shown = computed(() => {
    if (!this.fold.isOpen()) return this.rows().filter(({ first }) => isLoud(first));
    return this.showsAll() ? this.rows() : this.kept();
  });
  protected readonly spoken = computed(() =>
    this.unheard()
      .map((alert) => this.words.spoken(alert))
      .join(' '),
  );

  constructor() {
    effect((onCleanup) => {
      this.tone.sound(this.loud() > 0);
      onCleanup(() => this.tone.sound(false));
    });
    afterRenderEffect((onCleanup) => {
      this.shown();
      onCleanup(fitWholeRows(this.host.nativeElement.querySelector('section')));
    });
    this.fitTo(globalThis.matchMedia?.('(max-width: 599px)'));
  }

  protected toggle(): void {
    this.fold.toggle();
  }

  private fitTo(phone: MediaQueryList | undefined): void {
    const fit = (): void => this.room.set(phone?.matches ? ROWS.phone : ROWS.desk);
    fit();
    phone?.addEventListener('change', fit);
    inject(DestroyRef).onDestroy(() => phone?.removeEventListener('change', fit));
  }
}
