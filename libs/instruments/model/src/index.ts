export * from './answers';
export * from './change';
export * from './custom-form';
export * from './instrument.contract';
export * from './instrument-fault';
export * from './instruments';
export * from './score';
export * from './suicide-screen';
