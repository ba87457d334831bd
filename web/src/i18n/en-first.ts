// The English sentences that the first screen may say; they come with the page, the others with the first dialog.

export const first = {
  'app.name': 'Homedrop',
  'app.what':
    'Hands files and texts from one device to another, straight through your own network. No account, no cloud.',

  'kind.phone': 'Phone',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Computer',
  'kind.laptop': 'Laptop',
  'kind.tv': 'TV',
  'kind.headless': 'Box',

  'header.pair': 'Pair',
  'header.room': 'Room by code',
  'header.in-room': 'In room {code}',
  'header.settings': 'Settings',
  'header.help': 'Help',

  'self.you-are': 'You are',
  'self.rename': 'Change the name of this device',
  'self.name': 'Name of this device',
  'self.save': 'Save',
  'self.cancel': 'Cancel',

  'devices.heading': 'Devices around you',
  'devices.looking': 'Looking for other devices…',
  'devices.empty.title': 'No other device yet',
  'devices.empty.how': 'Open this address in the browser of your other device:',
  'devices.empty.qr': 'Code to scan with the camera of your other device',
  'devices.target': '{name}, {kind}, {status}. Send files',
  'devices.send-text': 'Send a text to {name}',

  'devices.several': 'Send to several devices',

  'devices.more': 'More about {name}',
  'devices.paired': 'paired, has proven itself',

  'status.ready': 'tap to send files',
  'status.away': 'away',
  'status.connecting': 'connecting…',
  'status.direct': 'direct',
  'status.relay': 'through the box',
  'status.sending': 'sending {percent}',
  'status.receiving': 'receiving {percent}',
  'status.failed.no-answer': 'does not answer',
  'status.failed.away': 'away, waits until it is back',
  'status.failed.unproven': 'could not prove who it is',
  'status.failed.intruder': 'not safe, nothing was sent',
  'status.failed.no-path': 'no way through the network',
  'status.failed.lost': 'connection lost',
  'status.failed.box': 'box unreachable',
  'status.try-again': 'Try again',

  'box.unreachable': 'The box cannot be reached. Trying again. Transfers that are running go on.',
  'box.replaced': 'Homedrop is open in another tab of this browser.',
  'box.use-here': 'Use it here',

  'intruder.title': 'Somebody is sitting between this device and {name}',
  'intruder.what':
    'The connection was closed before anything was sent or received. Do not use this network for private things, and ask the person who looks after the box.',
  'intruder.read': 'I have read this',

  'notice.away': '{name} is away. What you send waits here until it is back.',
  'notice.unpaired-by': '{name} has ended the pairing.',
  'notice.folder':
    'The browser may not use the folder for received files any more. They wait here; choose the folder again in the settings.',

  'pair.done': 'Paired with {name}.',
  'pair.failed.wrong-code':
    'The digits were not the right ones. For safety each code has one try: show a new one.',
  'pair.failed.unknown-slot': 'No device shows this code, or it was used or too old. Show a new one.',
  'pair.failed.try-later': 'Too many tries. Wait a little and try again.',
  'pair.failed.expired': 'The code is too old. Show a new one.',
  'pair.failed.gone': 'The other device has left. Try again.',
  'pair.failed.broken': 'The other device said something that makes no sense. Reload the page on both.',
  'pair.failed.full': 'This device is paired with as many others as it can be. Unpair one first.',
  'pair.failed.disabled': 'This box does not offer pairing.',
  'pair.failed.box': 'The box cannot be reached. Try again when it is back.',

  'room.trouble.unknown-code': 'There is no room with these letters.',
  'room.trouble.try-later': 'Too many tries. Wait a little and try again.',
  'room.trouble.disabled': 'This box does not offer rooms by code.',
  'room.trouble.gone': 'The room you were in is gone.',
  'room.trouble.box': 'The box cannot be reached. Try again when it is back.',

  'help.see': 'I can’t see my other device',

  'request.files': { one: '{count} file', other: '{count} files' },

  'outbox.collecting': 'Looking through the folder…',
  'outbox.not-shared': 'What was shared could not be taken. Share it again.',
  'outbox.nothing': 'There is no file in it.',
  'outbox.unreadable': {
    one: '{count} file or folder could not be read, so it is not sent.',
    other: '{count} files or folders could not be read, so they are not sent.',
  },

  'again.changed': {
    one: '{count} of the files was changed since. Cancel this one and send it anew.',
    other: '{count} of the files were changed since. Cancel this one and send them anew.',
  },
  'again.missing': {
    one: '{count} file is still missing.',
    other: '{count} files are still missing.',
  },

  'file.folder': 'empty folder',
  'file.skipped': 'not wanted',

  'text.delivered': 'The text has reached {name}.',
  'text.failed': 'The text did not reach {name}.',

  'transfers.name': { one: '{first} and {count} more', other: '{first} and {count} more' },
  'transfers.progress': '{done} of {total}',
  'transfers.left': '{time} left',
  'transfers.archive': 'From {name}',
  'transfers.archive-failed': 'They could not be packed together. Save them one by one.',

  'transfer.running': 'running',
  'transfer.waiting': 'waiting',
  'transfer.paused': 'paused',
  'transfer.hold.answer-here': 'waiting for your answer',
  'transfer.hold.answer-there': 'waiting for the other side',
  'transfer.hold.preparing': 'getting ready…',
  'transfer.hold.files-here': 'pick the same files again to go on',
  'transfer.hold.paused-here': 'paused',
  'transfer.hold.paused-there': 'paused by the other side',
  'transfer.hold.connection': 'waiting for the connection',
  'transfer.done.send': 'sent and checked',
  'transfer.done.receive': 'received and checked',
  'transfer.cancelled.here': 'cancelled',
  'transfer.cancelled.there': 'cancelled by the other side',

  'cause.declined.here': 'declined',
  'cause.declined.there': 'the other side declined',
  'cause.disk-full': 'The receiving device has no room left. Free some space there and send again.',
  'cause.too-large-for-memory': 'Too large for that browser, which can only keep files in memory.',
  'cause.permission': 'The browser may not use this file or folder any more. Pick it again.',
  'cause.storage': 'The receiving device could not store it.',
  'cause.evicted':
    'The browser has thrown away what was received here, because it needed the room. Send again.',
  'cause.connection-lost': 'The connection was lost and did not come back. Send again.',
  'cause.file-changed': 'The file was changed while it was sent. Send it again.',
  'cause.file-vanished': 'The file is not there any more.',
  'cause.digest-mismatch': 'What arrived was not what was sent, so it was thrown away. Send again.',
  'cause.too-many-files': 'Too many files at once. Send fewer.',
  'cause.too-large': 'The file is too large to be sent.',
  'cause.incompatible': 'The other device has another version of Homedrop open. Reload the page on both.',
  'cause.protocol': 'The other device said something that makes no sense. Reload the page on both.',

  'announce.arrived': '{name} is here',
  'announce.arrived-many': { one: '{count} device is here', other: '{count} devices are here' },
  'announce.request': '{name} wants to send you {files}',
  'announce.text': 'A text came from {name}',
  'announce.sent': '{what} was sent to {name}',
  'announce.received': '{what} was received from {name}',
  'announce.failed': '{what}: {reason}',
} as const;
