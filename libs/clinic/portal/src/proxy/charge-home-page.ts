import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ChargeView } from '@holdfast/clinic/model';
import { Button, Empty, Icon, ProblemWords, TimeWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { HoursCard } from '../hours-card';
import { ChargeStore } from './charge-store';

/** The first page of who helps a patient: whom, with what, until when; turning to another; stepping back. */
@Component({
  selector: 'hf-charge-home-page',
  imports: [RouterLink, TranslocoDirective, Button, HoursCard, Empty, Icon],
  templateUrl: './charge-home-page.html',
  styles: `
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    .whom {
      padding: 0;
      list-style: none;
    }
  `,
})
export class ChargeHomePage {
  protected readonly store = inject(ChargeStore);
  protected readonly time = inject(TimeWords);
  private readonly http = inject(HttpClient);
  private readonly toast = inject(Toast);
  private readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly isSure = signal(false);
  protected readonly refusal = signal('');

  protected choose({ patientId }: ChargeView): void {
    this.isSure.set(false);
    this.store.choose(patientId);
  }

  protected async leave({ patientId }: ChargeView): Promise<void> {
    this.isSure.set(false);
    this.refusal.set('');
    try {
      await firstValueFrom(this.http.delete(`/api/me/charges/${patientId}`));
      this.toast.say(this.transloco.translate('proxy.home.left'));
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    }
    this.store.asked.reload();
  }
}
