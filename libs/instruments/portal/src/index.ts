export * from './instrument-paper';
export * from './instrument-question';
export * from './instruments-copy';
