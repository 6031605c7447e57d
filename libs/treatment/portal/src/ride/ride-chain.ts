import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, Icon, type Problem, ProblemWords, TimeWords, problemOf } from '@holdfast/platform/portal';
import { type RideLinkMade, type RideView, isRideLate } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { infusionUrl } from '../entry/infusion-outbox';

const STEPS = ['made', 'opened', 'pickedUp', 'arrived'] as const;

/** The way home of one infusion: a link for the driver to make or end, and how far the driver has said it is. */
@Component({
  selector: 'hf-ride-chain',
  imports: [TranslocoDirective, Button, Icon],
  templateUrl: './ride-chain.html',
  styles: `
    h2,
    h3,
    p {
      margin: 0;
    }
    h2,
    h3 {
      font: var(--hf-title);
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.5rem;
      min-height: 2.25rem;
    }
    .hf-button,
    .hf-input {
      min-height: 3rem;
    }
    .wrong {
      color: var(--hf-error);
    }
  `,
})
export class RideChain {
  readonly patientId = input.required<string>();
  readonly infusionId = input.required<string>();
  readonly ride = input.required<RideView | null>();
  /** Whether the reader is the patient. */
  readonly isOwn = input(false);
  /** Whether it stands by itself on the page. */
  readonly isTop = input(false);
  /** Whether a link can still be made. */
  readonly isOpen = input(true);
  private readonly http = inject(HttpClient);
  private readonly clipboard = inject(Clipboard);
  private readonly clock = inject(Clock);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  /** The address of a link that was made here; it goes with the link, and with the page. */
  protected readonly address = linkedSignal<string, string | null>({
    source: this.infusionId,
    computation: () => null,
  });
  protected readonly isCopied = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly own = computed(() => (this.isOwn() ? 'Own' : ''));
  protected readonly steps = computed(() => {
    const ride = this.ride();
    if (!ride) return [];
    const at = { made: ride.madeAt, opened: ride.openedAt, pickedUp: ride.pickedUpAt, arrived: ride.arrivedAt };
    return STEPS.map((name) => ({ name, at: at[name] }));
  });
  protected readonly isLate = computed(() => {
    const ride = this.ride();
    return ride !== null && isRideLate(ride, this.clock.halfMinute());
  });
  protected readonly isOver = computed(() => Date.parse(this.ride()?.endsAt ?? '') <= this.clock.halfMinute());
  /** Whether the link can be ended: it holds, and the ride is not over. */
  protected readonly isLive = computed(() => {
    const ride = this.ride();
    return ride !== null && ride.revokedAt === null && ride.arrivedAt === null && !this.isOver();
  });

  protected make(): Promise<void> {
    return this.send(async (url) => {
      const { token } = await firstValueFrom(this.http.post<RideLinkMade>(url, null));
      this.address.set(`${location.origin}/r#${token}`);
      this.isCopied.set(false);
    });
  }

  protected end(): Promise<void> {
    return this.send(async (url) => {
      await firstValueFrom(this.http.delete(url));
      this.address.set(null);
    });
  }

  protected copy(address: string): void {
    this.isCopied.set(this.clipboard.copy(address));
  }

  private async send(job: (url: string) => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await job(`${infusionUrl(this.patientId(), this.infusionId())}/ride-link`);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
