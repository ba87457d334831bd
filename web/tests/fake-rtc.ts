// An RTCPeerConnection for tests of what is above it, and a box's servers to give it.

/** The other end of the control channel: proves whatever it is told to. */
class FakeChannel extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
}

export const sdpOf = (byte: string) =>
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => byte).join(':')}\r\n`;

export const OWN_SDP = sdpOf('AA');

/** An RTCPeerConnection that never gets anywhere unless the test says so. */
export class FakeRtc {
  static all: FakeRtc[] = [];
  connectionState = 'new';
  iceConnectionState = 'new';
  configuration: RTCConfiguration;
  signalingState = 'stable';
  localDescription: object | null = null;
  remoteDescription: object | null = null;
  closed = false;
  restarts = 0;
  onconnectionstatechange: (() => void) | null = null;
  onnegotiationneeded: (() => void) | null = null;
  onicecandidate: ((event: object) => void) | null = null;
  sctp = null;
  constructor(configuration: RTCConfiguration) {
    this.configuration = configuration;
    FakeRtc.all.push(this);
  }
  onsignalingstatechange: (() => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  control = new FakeChannel();
  createDataChannel = (label: string) => (label === 'control' ? this.control : new FakeChannel());
  setConfiguration = (configuration: RTCConfiguration) => void (this.configuration = configuration);
  getConfiguration = () => this.configuration;
  addIceCandidate = () => Promise.resolve();
  getStats = (): Promise<Map<string, object>> => Promise.resolve(new Map());
  restartIce = () => void (this.restarts += 1);
  close = () => void (this.closed = true);
  setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp: OWN_SDP };
    this.onsignalingstatechange?.();
    return Promise.resolve();
  }
  setRemoteDescription(description: { type: string }) {
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.onsignalingstatechange?.();
    return Promise.resolve();
  }
  become(state: string) {
    this.connectionState = this.iceConnectionState = state;
    this.oniceconnectionstatechange?.();
    this.onconnectionstatechange?.();
  }
}

export const SERVERS: RTCIceServer[] = [
  { urls: ['stun:10.0.0.1:3478'] },
  {
    urls: [
      'turn:10.0.0.1:3478?transport=udp',
      'turn:10.0.0.1:3478?transport=tcp',
      'turns:10.0.0.1:5349?transport=tcp',
    ],
    username: 'u',
    credential: 'c',
  },
];

/** Statistics of a connection through the box. */
export const RELAYED = new Map<string, object>([
  ['t', { type: 'transport', selectedCandidatePairId: 'p' }],
  ['p', { type: 'candidate-pair', localCandidateId: 'l', remoteCandidateId: 'r' }],
  ['l', { type: 'local-candidate', candidateType: 'relay' }],
  ['r', { type: 'remote-candidate', candidateType: 'host' }],
]);
