import { HttpClient, HttpContext } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Clock,
  Icon,
  LanguageButton,
  OWN_PROOF,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { type RideGrant, type RideStep, mayUndoRide } from '@holdfast/treatment/model';
import { type Observable, firstValueFrom } from 'rxjs';
import { DriverPass } from './driver-pass';

const URL = '/api/ride-link';
const BEAT_MS = 1000;
const STEPS: readonly RideStep[] = ['picked-up', 'arrived'];

/**
 * What a driver sees, without an account: two buttons in order, and whom to call. Nothing is opened before a person presses:
 * what only follows links spends nothing. Nobody is named, and not what the day was for.
 */
@Component({
  selector: 'hf-driver-page',
  imports: [TranslocoDirective, Button, LanguageButton, Icon, Waiting],
  templateUrl: './driver-page.html',
  styleUrl: './driver-page.css',
})
export class DriverPage {
  private readonly http = inject(HttpClient);
  private readonly link = inject(DriverPass);
  private readonly clock = inject(Clock);
  private readonly title = inject(Title);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly steps = STEPS;
  protected readonly grant = signal<RideGrant | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly beat = signal(this.clock.now());
  protected readonly state = computed(() => {
    if (isOver(this.trouble())) return 'over';
    if (this.grant()) return 'open';
    if (this.link.secret()) return 'sealed';
    return this.link.pass() ? 'coming' : 'over';
  });
  protected readonly said = computed<Readonly<Record<RideStep, string | null>>>(() => {
    const grant = this.grant();
    return { 'picked-up': grant?.pickedUpAt ?? null, arrived: grant?.arrivedAt ?? null };
  });
  /** Which step comes next; null where both are said. */
  protected readonly next = computed(() => STEPS.find((step) => this.said()[step] === null) ?? null);

  constructor() {
    const timer = setInterval(() => this.beat.set(this.clock.now()), BEAT_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    if (this.link.pass()) void this.read();
  }

  protected mayUndo(step: RideStep): boolean {
    const grant = this.grant();
    return grant !== null && mayUndoRide(grant, step, this.beat());
  }

  protected open(): Promise<void> {
    const token = this.link.secret();
    if (!token) return Promise.resolve();
    return this.ask(this.http.post<RideGrant>(`${URL}/open`, { token }, this.proof()));
  }

  protected read(): Promise<void> {
    return this.ask(this.http.get<RideGrant>(URL, this.proof()));
  }

  protected say(step: RideStep, isDone: boolean): Promise<void> {
    return this.ask(this.http.put<RideGrant>(`${URL}/steps/${step}`, { isDone }, this.proof()));
  }

  private async ask(asked: Observable<RideGrant>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const grant = await firstValueFrom(asked);
      this.clock.follow(grant.now);
      this.beat.set(this.clock.now());
      this.link.spend(grant.pass);
      this.grant.set(grant);
      this.title.setTitle(grant.clinic.neutralName);
    } catch (failure) {
      const problem = problemOf(failure);
      if (isOver(problem)) this.link.forget();
      this.trouble.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }

  private proof(): { headers: Record<string, string>; context: HttpContext } {
    const pass = this.link.pass();
    return { headers: pass ? { 'x-ride-pass': pass } : {}, context: new HttpContext().set(OWN_PROOF, true) };
  }
}

function isOver(problem: Problem | null): boolean {
  return problem !== null && (problem.code === 'ride.over' || problem.status === 404);
}
