import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { newId } from '@holdfast/platform/model';
import { type Problem, problemOf } from '@holdfast/platform/portal';
import type {
  ChangeSearch,
  CloseSearch,
  NudgeReferral,
  OpenSearch,
  ReferralDetail,
  ReferralState,
  RelayAnswer,
  RoomLinkMade,
  SayInterest,
  SearchList,
  WriteToTherapist,
} from '@holdfast/referral/model';
import { type Observable, firstValueFrom } from 'rxjs';

/** What staff do about a patient's way to a therapist. A refusal is told, and nothing typed is lost by it. */
@Injectable()
export class ReferralApi {
  private readonly http = inject(HttpClient);
  readonly trouble = signal<Problem | null>(null);
  readonly isBusy = signal(false);

  /** Begins a search under this identifier, so that a repeat begins one; null where it was refused. */
  open(patientId: string, searchId: string, input: OpenSearch): Promise<SearchList | null> {
    return this.ask(this.http.put<SearchList>(`/api/patients/${patientId}/searches/${searchId}`, input));
  }

  /** Says a search anew over the version that was seen; null where it was refused. */
  change(patientId: string, searchId: string, input: ChangeSearch): Promise<SearchList | null> {
    return this.ask(this.http.put<SearchList>(`/api/patients/${patientId}/searches/${searchId}/change`, input));
  }

  /** Puts down what was said of therapy in a conversation. @returns whether it was taken */
  async say(patientId: string, input: SayInterest): Promise<boolean> {
    const url = `/api/patients/${patientId}/therapy-interest/${newId()}`;
    await this.ask(this.http.put<null>(url, input));
    return this.trouble() === null;
  }

  /** Puts the shortlist together; null where it was refused. */
  shortlist(patientId: string, searchId: string, therapistIds: readonly string[]): Promise<SearchList | null> {
    const url = `/api/patients/${patientId}/searches/${searchId}/shortlist`;
    return this.ask(this.http.put<SearchList>(url, { therapistIds }));
  }

  /** Ends a search; null where it was refused. */
  close(patientId: string, searchId: string, input: CloseSearch): Promise<SearchList | null> {
    return this.ask(this.http.post<SearchList>(`/api/patients/${patientId}/searches/${searchId}/close`, input));
  }

  /** Begins an attempt; null where it was refused. */
  draft(patientId: string, searchId: string, therapistId: string): Promise<ReferralDetail | null> {
    const url = `/api/patients/${patientId}/referrals/${newId()}`;
    return this.ask(this.http.put<ReferralDetail>(url, { searchId, therapistId }));
  }

  /** Sends an attempt; null where it was refused. */
  send(url: string, version: number): Promise<ReferralDetail | null> {
    return this.ask(this.http.post<ReferralDetail>(`${url}/send`, { version }));
  }

  /** Moves an attempt; null where it was refused. */
  move(url: string, to: ReferralState, version: number, reason: string | null): Promise<ReferralDetail | null> {
    return this.ask(this.http.post<ReferralDetail>(`${url}/moves`, { to, version, reason }));
  }

  /** Asks the therapist again; null where it was refused. */
  nudge(url: string, input: NudgeReferral): Promise<ReferralDetail | null> {
    return this.ask(this.http.post<ReferralDetail>(`${url}/nudge`, input));
  }

  /** Puts down what the therapist answered by phone or fax; null where it was refused. */
  relay(url: string, input: RelayAnswer): Promise<ReferralDetail | null> {
    return this.ask(this.http.post<ReferralDetail>(`${url}/relay`, input));
  }

  /** Writes to the therapist under this identifier, so that a repeat is one message; null where it was refused. */
  write(url: string, messageId: string, input: WriteToTherapist): Promise<ReferralDetail | null> {
    return this.ask(this.http.put<ReferralDetail>(`${url}/messages/${messageId}`, input));
  }

  /** Makes a link by hand; null where it was refused. */
  link(url: string): Promise<RoomLinkMade | null> {
    return this.ask(this.http.post<RoomLinkMade>(`${url}/link`, null));
  }

  private async ask<Answer>(asked: Observable<Answer>): Promise<Answer | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      return await firstValueFrom(asked);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
