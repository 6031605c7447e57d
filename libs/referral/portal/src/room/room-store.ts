import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { newId } from '@holdfast/platform/model';
import { Clock, OWN_PROOF, type Problem, problemOf } from '@holdfast/platform/portal';
import type { MoveInRoom, RoomDoor, RoomView, WriteToClinic } from '@holdfast/referral/model';
import { type Observable, firstValueFrom } from 'rxjs';
import { RoomPass } from './room-pass';

const URL = '/api/room';

/** Where on the page something was tried, and where it is told that it did not work. */
export type RoomPlace = 'page' | 'answer' | 'talk';

/** What a therapist's page knows of its room, and the ways in which it asks for more. */
@Injectable()
export class RoomStore {
  private readonly http = inject(HttpClient);
  private readonly held = inject(RoomPass);
  private readonly clock = inject(Clock);
  private readonly title = inject(Title);
  readonly room = signal<RoomView | null>(null);
  readonly door = signal<RoomDoor | null>(null);
  readonly trouble = signal<Problem | null>(null);
  /** Where the trouble is. */
  readonly place = signal<RoomPlace>('page');
  readonly isBusy = signal(false);
  /** Whether another link was sent a moment ago. */
  readonly isRenewed = signal(false);
  /** Others for whom a link was sent a moment ago. */
  readonly sent = signal<readonly string[]>([]);
  /** What was left here a moment ago, while the page is open: another link can be asked for, and the clinic be called. */
  readonly left = signal<{ readonly secret: string; readonly clinic: RoomView['clinic'] } | null>(null);
  // A repeat after a lost answer is the same message.
  private messageId = newId();

  /** Whether there is a link here at all. */
  hasLink(): boolean {
    return this.held.secret() !== null || this.held.pass() !== null;
  }

  /** Goes on where this browser is in already; else looks at the door, which spends nothing. */
  async begin(): Promise<void> {
    if (this.held.isFitting() && (await this.read())) return;
    await this.look();
    if (this.door()?.state !== 'in' || (await this.read())) return;
    await this.look();
  }

  /** Opens the room with the code that was read out. @returns whether it is open */
  async open(code: string): Promise<boolean> {
    const asked = this.http.post<RoomView>(`${URL}/open`, { token: this.held.secret(), code }, bare());
    const isOpen = await this.ask(asked, (room) => this.enter(room), 'page');
    const trouble = this.trouble();
    // What is wrong may be the link rather than the code: then the door says so.
    if (!isOpen && trouble && (trouble.status === 404 || trouble.facts['left'] === 0)) await this.look();
    return isOpen;
  }

  /** The room again. */
  read(): Promise<boolean> {
    return this.take(this.http.get<RoomView>(URL, this.proof()), 'page');
  }

  /** @returns whether the move was taken */
  move(move: MoveInRoom): Promise<boolean> {
    return this.take(this.http.post<RoomView>(`${URL}/moves`, move, this.proof()), 'answer');
  }

  /** @returns whether the words were taken */
  async write(words: WriteToClinic): Promise<boolean> {
    const url = `${URL}/messages/${this.messageId}`;
    const isTaken = await this.take(this.http.put<RoomView>(url, words, this.proof()), 'talk');
    // What was sent before its words were changed stands; what is there now is another message.
    const isOther = this.trouble()?.code === 'referral.message';
    if (isTaken || isOther) this.messageId = newId();
    if (isOther) await this.again();
    return isTaken;
  }

  /** Shows how it stands now, beside why something was refused. */
  async again(): Promise<void> {
    const [trouble, place] = [this.trouble(), this.place()];
    if (!(await this.read())) return;
    this.trouble.set(trouble);
    this.place.set(place);
  }

  /** Has another link sent to the address that this one was sent to. */
  async renew(): Promise<void> {
    const token = this.held.secret() ?? this.left()?.secret;
    await this.ask(this.http.post<null>(`${URL}/renew`, { token }, bare()), () => this.isRenewed.set(true), 'page');
  }

  /** Has a link sent for another referral to the same address. */
  async other(id: string): Promise<void> {
    const asked = this.http.post<null>(`${URL}/others/${id}/link`, null, this.proof());
    await this.ask(asked, () => this.sent.update((all) => [...all, id]), 'page');
  }

  /** Leaves the room, here and on the server: whoever sits at this machine next finds nothing. */
  async leave(): Promise<void> {
    const [secret, clinic] = [this.held.secret() ?? '', this.room()?.clinic ?? null];
    const isLeft = await this.ask(this.http.post<null>(`${URL}/leave`, null, this.proof()), () => undefined, 'page');
    if (!isLeft && this.trouble()?.code !== 'room.over') return;
    this.held.leave();
    this.trouble.set(null);
    this.door.set(null);
    this.room.set(null);
    if (clinic) this.left.set({ secret, clinic });
  }

  private async look(): Promise<void> {
    const token = this.held.secret();
    if (!token) return;
    const trouble = this.trouble();
    const asked = this.http.post<RoomDoor>(`${URL}/door`, { token }, this.proof());
    await this.ask(
      asked,
      (door) => {
        this.door.set(door);
        this.title.setTitle(door.clinic.neutralName);
      },
      'page',
    );
    // Why this browser is not in, or not any more, is told beside the door.
    if (trouble && trouble.code !== 'room.over' && trouble.code !== 'room.code') this.trouble.set(trouble);
  }

  private async take(asked: Observable<RoomView>, place: RoomPlace): Promise<boolean> {
    const isTaken = await this.ask(asked, (room) => this.enter(room), place);
    if (!isTaken && this.trouble()?.code === 'room.over') await this.out();
    return isTaken;
  }

  // Another browser is in, or nobody: what the door says of it takes the room's place.
  private async out(): Promise<void> {
    const wasIn = this.room() !== null;
    this.held.forget();
    this.room.set(null);
    if (wasIn) await this.look();
  }

  private enter(room: RoomView): void {
    this.clock.follow(room.now);
    this.held.spend(room.pass);
    this.room.set(room);
    this.title.setTitle(room.clinic.neutralName);
  }

  private async ask<Answer>(
    asked: Observable<Answer>,
    then: (answer: Answer) => void,
    place: RoomPlace,
  ): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.trouble.set(null);
    this.place.set(place);
    try {
      then(await firstValueFrom(asked));
      return true;
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private proof(): Asked {
    const pass = this.held.pass();
    return { headers: pass ? { 'x-room-pass': pass } : {}, ...bare() };
  }
}

interface Asked {
  readonly headers?: Record<string, string>;
  readonly context: HttpContext;
}

function bare(): Asked {
  return { context: new HttpContext().set(OWN_PROOF, true) };
}
