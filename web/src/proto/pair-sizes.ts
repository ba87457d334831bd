// How long the byte strings of pairings are, and the name of their room; apart, so that who only reads needs no arithmetic.

/** 256 bits that only the two devices know. */
export const SECRET_BYTES = 32;
export const MAC_BYTES = 32;
export const NONCE_BYTES = 32;

/** The room in which two paired devices find each other: 43 characters of base64url, all that the box learns. */
export type RoomKey = string & { readonly brand: 'RoomKey' };
