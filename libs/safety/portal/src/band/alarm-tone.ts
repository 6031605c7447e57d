import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const EVERY_MS = 4000;
const TONE_SECONDS = 0.35;
const PITCH_HZ = 660;

/**
 * The sound of a critical alert that nobody acknowledged. A browser lets a page sound only after the person touched it,
 * so it begins with the first touch or key. It can be muted for this session; the band it belongs to stays.
 */
@Injectable({ providedIn: 'root' })
export class AlarmTone {
  private readonly quiet = signal(false);
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  readonly isMuted = this.quiet.asReadonly();

  constructor() {
    const wake = (): void => {
      if (typeof AudioContext === 'undefined') return;
      this.context ??= new AudioContext();
      if (this.context.state === 'suspended') void this.context.resume();
    };
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wake);
      this.sound(false);
      void this.context?.close();
    });
  }

  /** Sounds every few seconds for as long as it is wanted. */
  sound(isWanted: boolean): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    if (!isWanted) return;
    this.once();
    this.timer = setInterval(() => this.once(), EVERY_MS);
  }

  /** Keeps quiet, or sounds again. */
  mute(isMuted: boolean): void {
    this.quiet.set(isMuted);
  }

  private once(): void {
    if (this.quiet() || this.context?.state !== 'running') return;
    const start = this.context.currentTime;
    const [tone, volume] = [this.context.createOscillator(), this.context.createGain()];
    tone.frequency.value = PITCH_HZ;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.2, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + TONE_SECONDS);
    tone.connect(volume).connect(this.context.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  }
}
