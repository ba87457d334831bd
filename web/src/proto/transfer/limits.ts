// The numbers of the transfer protocol: what one message, offer, leaf or window may measure, each with its reason.

/** The subprotocol of both channels, and the first word of `hello`. */
export const PROTOCOL = 'homedrop-transfer.1';

/** The feature of taking data on further connections, in `hello`. */
export const STRIPES = 'stripes';
/** The feature of taking many small files in one data message, in `hello`. */
export const PACKS = 'packs';
/** The feature of telling on each data channel what arrived, and of sending no more than what that allows, in `hello`. */
export const ARRIVALS = 'arrivals';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Longest control message taken, in UTF-8 bytes; what every SCTP stack can carry in one message. */
export const MAX_CONTROL_BYTES = 64 * KIB;
/** Pages of a manifest are closed before this, so that one entry more never reaches the limit. */
export const PAGE_BYTES = 40 * KIB;
/** Numbers in one list of a message: some 2,000 ranges of two eight-digit numbers are 40 KB. */
export const MAX_LIST = 2000;
/** A text goes in parts of this many UTF-16 units: 48 KB even where each needs a JSON escape. */
export const TEXT_PART = 8000;
/** Longest text in UTF-16 units. */
export const MAX_TEXT = 8 * MIB;

/** More entries than any folder that a person sends; a page of views stays some 50 MB. */
export const MAX_ENTRIES = 200_000;
/** UTF-16 units of one file name, before the receiver makes it safe. */
export const MAX_NAME = 1024;
/** Folders above one file, and the UTF-16 units of all of them: no page bursts by one entry. */
export const MAX_DEPTH = 64;
export const MAX_PATH = 4096;
/** Offers that may wait or run from one device at once. */
export const MAX_INCOMING = 64;
/** Files of one transfer that one side holds back: each is one tap of a person. */
export const MAX_HELD = 2000;
/** Times on one connection that failed files are offered once more because the other side asks: each is a row on the screen. */
export const MAX_AGAIN = 32;
/** Finished transfers that are remembered, so that a late message is not a breach. */
export const MAX_REMEMBERED = 256;

/** What is digested and confirmed as one. */
export const LEAF = 256 * KIB;
/** Larger leaves may come from a later version. */
export const MAX_LEAF = 4 * MIB;
/** Payload of one data message; with its header it stays within Chromium's 256 KiB. */
export const MAX_CHUNK = 128 * KIB;
/** Payload to a side that tells of each message that it arrived: two of them fill the least that may be on its way. */
export const TOLD_CHUNK = 64 * KIB;
/** Longest message that we take: a chunk and its header fit, and so does every browser's own limit. */
export const MAX_TAKEN = 256 * KIB;
/** Smallest payload; 64 KiB messages, the least a browser takes, hold two of them. */
export const MIN_CHUNK = 16 * KIB;

/** Bytes sent and not yet confirmed that a receiver grants at first and at least: eight connections keep half of it waiting. */
export const WINDOW = 16 * MIB;
/** What it grants at the most, however fast it is: 1 Gbit/s for half a second. */
export const MOST_GRANTED = 64 * MIB;
/** Between the two it grants what it confirms in this time, in milliseconds: the way there and back, and `ACK_DELAY`. */
export const GRANTED_FOR = 500;
/** Largest window that a sender uses, whatever is granted. */
export const MAX_WINDOW = 256 * MIB;
/** Files begun in chunks and not yet verified: each holds a handle over there, and they fill the window together. */
export const MAX_OPEN_FILES = 64;
/** Files up to this size travel in packs; of larger ones a message holds too few to be worth it. */
export const SMALL_FILE = 64 * KIB;
/** Small files in packs without a verdict: empty ones fill no window. */
export const MAX_PACKED_FILES = 4096;
/** Files in one pack, and in one read of small files. */
export const PACK_FILES = 1024;
/** Bytes read from disk and not yet handed to a channel. */
export const READ_AHEAD = 4 * MIB;
/** One read: four leaves, where a read costs as much as its message to the browser's file process. */
export const READ_BLOCK = 1 * MIB;
/** Confirmed bytes after which the sender is told without waiting for the clock: an eighth of the least window. */
export const ACK_BYTES = 2 * MIB;
/** A receiver keeps how far it is at most this often, in milliseconds: what a reload may cost. */
export const CHECKPOINT_EVERY = 1000;
/** Longest time for which confirmed bytes are kept back, in milliseconds. */
export const ACK_DELAY = 100;
/** Received bytes kept in memory by all of a page: beyond this a blob of a young browser process could not be read back. */
export const MEMORY_CAP = 384 * MIB;
