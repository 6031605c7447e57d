import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { newId } from '@holdfast/platform/model';
import { Clock, OWN_PROOF, type Problem, problemOf } from '@holdfast/platform/portal';
import type { MoveInRoom, RoomDoor, RoomView, WriteToClinic } from '@holdfast/referral/model';
import { type Observable, firstValueFrom } from 'rxjs';
import { RoomPass } from './room-pass';

const URL = '/api/room';

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
  readonly isBusy = signal(false);
  /** Whether another link was sent a moment ago. */
  readonly isRenewed = signal(false);
  /** Others for whom a link was sent a moment ago. */
  readonly sent = signal<readonly string[]>([]);
  // A repeat after a lost answer is the same message.
  private messageId = newId();

  /** Whether there is a link here at all. */
  hasLink(): boolean {
    return this.held.secret() !== null || this.held.pass() !== null;
  }

  /** Goes on where this browser is in already; else looks at the door, which spends nothing. */
  async begin(): Promise<void> {
    if (this.held.pass() && (await this.take(this.http.get<RoomView>(URL, this.proof())))) return;
    await this.look();
  }

  /** Opens the room with the code that was read out. @returns whether it is open */
  open(code: string): Promise<boolean> {
    return this.take(this.http.post<RoomView>(`${URL}/open`, { token: this.held.secret(), code }, this.proof()));
  }

  /** The room again. */
  read(): Promise<boolean> {
    return this.take(this.http.get<RoomView>(URL, this.proof()));
  }

  /** @returns whether the move was taken */
  move(move: MoveInRoom): Promise<boolean> {
    return this.take(this.http.post<RoomView>(`${URL}/moves`, move, this.proof()));
  }

  /** @returns whether the words were taken */
  async write(words: WriteToClinic): Promise<boolean> {
    const url = `${URL}/messages/${this.messageId}`;
    const isTaken = await this.take(this.http.put<RoomView>(url, words, this.proof()));
    if (isTaken) this.messageId = newId();
    return isTaken;
  }

  /** Has another link sent to the address that this one was sent to. */
  async renew(): Promise<void> {
    const token = this.held.secret();
    await this.ask(this.http.post<null>(`${URL}/renew`, { token }, this.proof()), () => this.isRenewed.set(true));
  }

  /** Has a link sent for another referral to the same address. */
  async other(id: string): Promise<void> {
    const asked = this.http.post<null>(`${URL}/others/${id}/link`, null, this.proof());
    await this.ask(asked, () => this.sent.update((all) => [...all, id]));
  }

  private async look(): Promise<void> {
    const token = this.held.secret();
    if (!token) return;
    const trouble = this.trouble();
    await this.ask(this.http.post<RoomDoor>(`${URL}/door`, { token }, this.proof()), (door) => {
      this.door.set(door);
      this.title.setTitle(door.clinic.neutralName);
    });
    // Why this browser is not in any more is told beside the door.
    if (trouble?.code === 'room.withdrawn') this.trouble.set(trouble);
  }

  private take(asked: Observable<RoomView>): Promise<boolean> {
    return this.ask(asked, (room) => {
      this.clock.follow(room.now);
      this.held.spend(room.pass);
      this.room.set(room);
      this.title.setTitle(room.clinic.neutralName);
    });
  }

  private async ask<Answer>(asked: Observable<Answer>, then: (answer: Answer) => void): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      then(await firstValueFrom(asked));
      return true;
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'room.over' && this.held.pass()) {
        this.held.forget();
        this.room.set(null);
      }
      this.trouble.set(problem);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private proof(): { headers: Record<string, string>; context: HttpContext } {
    const pass = this.held.pass();
    return { headers: pass ? { 'x-room-pass': pass } : {}, context: new HttpContext().set(OWN_PROOF, true) };
  }
}
