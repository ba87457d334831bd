// A short soft sound of our own, made of two notes; no file is played.

/** Hertz, and when each begins, in seconds. */
const NOTES = { request: [523.25, 783.99], text: [659.25, 880], done: [783.99, 1046.5] } as const;
const STEP = 0.12;
const LENGTH = 0.5;
const LOUD = 0.12;

export type Chime = keyof typeof NOTES;

let context: AudioContext | undefined;

/** Silent where the browser wants a tap first. */
export async function chime(which: Chime): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  NOTES[which].forEach((hertz, at) => note(context as AudioContext, hertz, at * STEP));
}

function note(audio: AudioContext, hertz: number, after: number): void {
  const begin = audio.currentTime + after;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(LOUD, begin + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + LENGTH);
}
