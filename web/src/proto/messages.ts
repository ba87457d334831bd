// The messages of the signalling protocol `homedrop.v1`, generated from src/proto/signaling (Rust); do not edit.

export type PeerId = string & { readonly brand: "PeerId" };

/**
 * A message from a client; read by [`super::parse_client_message`].
 */
export type ClientMessage = { "type": "hello" } & Hello | { "type": "rename" } & Rename | { "type": "presence" } & PresenceChange | { "type": "signal" } & SignalTo | { "type": "pair-open", } | { "type": "pair-join" } & PairJoin | { "type": "pair-close", } | { "type": "rooms-join" } & RoomKeys | { "type": "rooms-leave" } & RoomKeys | { "type": "code-room-create", } | { "type": "code-room-join" } & CodeRoomJoin | { "type": "code-room-leave", } | { "type": "bye", };

/**
 * A message to a client.
 */
export type ServerMessage = { "type": "welcome" } & Welcome | { "type": "room" } & RoomList | { "type": "room-left" } & RoomLeft | { "type": "peer-joined" } & PeerJoined | { "type": "peer-left" } & PeerLeft | { "type": "peer-changed" } & PeerChanged | { "type": "signal" } & SignalFrom | { "type": "pair-opened" } & PairOpened | { "type": "code-room-created" } & CodeRoomCreated | { "type": "error" } & ErrorMessage;

/**
 * The introduction of a device.
 */
export type Hello = { 
/**
 * The protocol version that the client speaks.
 */
protocol: number, 
/**
 * What kind of device this is.
 */
device: Device, 
/**
 * The token of an earlier `welcome`, to be the same device again.
 */
resume?: string, 
/**
 * Whether this device can open WebRTC connections.
 */
rtc: boolean, };

/**
 * What a device says of itself; shown to others.
 */
export type Device = { 
/**
 * Picks the icon.
 */
kind: DeviceKind, 
/**
 * Operating system, as the client found it.
 */
os?: string, 
/**
 * Browser, as the client found it.
 */
browser?: string, 
/**
 * The name the device goes by already; without one the daemon makes one up.
 */
name?: string, 
/**
 * The language that the client speaks with its person (a tag of BCP 47), for a name made up by the daemon; not told
 * to others. Without one the `Accept-Language` of the socket's request counts.
 */
language?: string, };

/**
 * The kinds of devices that have an icon.
 */
export type DeviceKind = "phone" | "tablet" | "desktop" | "laptop" | "tv" | "headless";

/**
 * A new name.
 */
export type Rename = { 
/**
 * 1 to 200 characters; control and bidi formatting characters are removed.
 */
name: string, };

/**
 * A change of presence.
 */
export type PresenceChange = { 
/**
 * What it is now.
 */
state: Presence, };

/**
 * Whether somebody is likely to see what arrives.
 */
export type Presence = "active" | "away";

/**
 * An opaque payload for another device.
 */
export type SignalTo = { 
/**
 * The receiver: a member of a room that the sender is in too.
 */
to: PeerId, 
/**
 * Any JSON value of at most 16 KiB; the daemon does not look inside.
 */
payload: unknown, };

/**
 * The pairing slot to enter.
 */
export type PairJoin = { 
/**
 * Three decimal digits.
 */
slot: string, };

/**
 * Room keys of paired devices.
 */
export type RoomKeys = { 
/**
 * At most 64 keys of 43 characters of base64url each.
 */
keys: Array<string>, };

/**
 * The code room to enter.
 */
export type CodeRoomJoin = { 
/**
 * Five letters.
 */
code: string, };

/**
 * Who the client is from now on.
 */
export type Welcome = { 
/**
 * The protocol version spoken.
 */
protocol: number, 
/**
 * This device's id.
 */
peerId: PeerId, 
/**
 * This device's name.
 */
name: string, 
/**
 * Makes this the same device again; to be kept, never to be shown.
 */
resume: string, 
/**
 * For `RTCConfiguration.iceServers`.
 */
iceServers: Array<IceServer>, 
/**
 * The daemon's version.
 */
version: string, };

/**
 * One entry of `RTCConfiguration.iceServers` (W3C WebRTC §4.2.3).
 */
export type IceServer = { 
/**
 * `stun:`, `turn:` or `turns:` URLs (RFC 7064, RFC 7065).
 */
urls: Array<string>, 
/**
 * TURN user name: `<unix expiry>:<peer id>`.
 */
username?: string, 
/**
 * TURN password.
 */
credential?: string, };

/**
 * A room as its members see it.
 */
export type RoomInfo = { 
/**
 * Why these devices see each other.
 */
kind: RoomKind, 
/**
 * Tells rooms of one kind apart; opaque.
 */
id: string, 
/**
 * What to call it on the screen.
 */
label?: string, };

/**
 * The kinds of rooms.
 */
export type RoomKind = "lan" | "pair" | "paired" | "code";

/**
 * A room and the others in it.
 */
export type RoomList = { 
/**
 * The room.
 */
room: RoomInfo, 
/**
 * All the others, in no particular order.
 */
peers: Array<PeerInfo>, };

/**
 * A room that was left.
 */
export type RoomLeft = { 
/**
 * The room.
 */
room: RoomInfo, };

/**
 * A device as the others see it.
 */
export type PeerInfo = { 
/**
 * Its id.
 */
peerId: PeerId, 
/**
 * Its name: text, never markup.
 */
name: string, 
/**
 * What it says of itself.
 */
device: Device, 
/**
 * Whether somebody is likely to look at it.
 */
presence: Presence, 
/**
 * Whether it can open WebRTC connections.
 */
rtc: boolean, };

/**
 * A newcomer.
 */
export type PeerJoined = { 
/**
 * The room it joined.
 */
room: RoomInfo, 
/**
 * The newcomer.
 */
peer: PeerInfo, };

/**
 * A leaver.
 */
export type PeerLeft = { 
/**
 * The room it left; it may still be in others.
 */
room: RoomInfo, 
/**
 * The leaver.
 */
peerId: PeerId, };

/**
 * A changed device.
 */
export type PeerChanged = { 
/**
 * As it is now.
 */
peer: PeerInfo, };

/**
 * A relayed payload.
 */
export type SignalFrom = { 
/**
 * The sender.
 */
from: PeerId, 
/**
 * What it said.
 */
payload: unknown, };

/**
 * An open pairing slot.
 */
export type PairOpened = { 
/**
 * Three decimal digits.
 */
slot: string, 
/**
 * Seconds until it closes by itself.
 */
expiresIn: number, };

/**
 * A new code room.
 */
export type CodeRoomCreated = { 
/**
 * Five letters.
 */
code: string, };

/**
 * A refusal that is no breach of protocol.
 */
export type ErrorMessage = { 
/**
 * For programs.
 */
code: ErrorCode, 
/**
 * For people who debug; English.
 */
message: string, 
/**
 * What it is about: the peer id, key or code named in the refused message.
 */
about?: string, };

/**
 * Why something was refused.
 */
export type ErrorCode = "unknown-peer" | "peer-away" | "payload-too-large" | "invalid-name" | "unknown-slot" | "unknown-code" | "invalid-key" | "too-many-rooms" | "try-later" | "disabled";
