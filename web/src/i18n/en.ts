// Every sentence the client can say, in English; the other languages have these keys and placeholders, no more, no fewer.
import { first } from './en-first.ts';

export const en = {
  ...first,

  'dialog.close': 'Close',
  'dialog.done': 'Done',

  'device.text': 'Send a text',
  'device.folder': 'Send a folder',
  'device.pair': 'Pair',
  'device.who': 'Is it really this device?',
  'device.proven': 'Yes. It is paired with this device and has proven it.',
  'device.compare':
    'Open the details on both devices and compare: when both show the same six digits, nobody is sitting in between.',
  'device.no-code': 'The digits to compare appear when the two devices are connected.',

  'path.idle': 'not connected now',
  'path.connecting': 'connecting…',
  'path.direct': 'connected directly',
  'path.relay': 'connected through the box',
  'path.failed': 'could not be reached',

  'away.title': 'The box cannot be reached',
  'away.why':
    'Is it switched on, and is this device in its network? This page goes on by itself when it is back.',
  'away.works':
    'Meanwhile you can save what was received here, and drop, paste or share what is to be sent next: it waits in this page.',
  'away.trust': 'The box was set up anew? See whether this browser still trusts it.',

  'version.ready': 'A new version of Homedrop is ready.',
  'version.load': 'Load it',
  'version.later': 'Later',
  'version.waiting': 'The new version is loaded as soon as nothing is being transferred.',

  'pair.title': 'Pair two devices',
  'pair.opening': 'Getting a code…',
  'pair.how': 'On the other device, scan this with the camera, or tap “Pair” and type:',
  'pair.qr': 'Code to scan with the camera of the other device',
  'pair.other': 'Or type the code that the other device shows',
  'pair.label': 'Six digits',
  'pair.hint': 'Six digits, good for five minutes and one try.',
  'pair.pair': 'Pair',
  'pair.cancel': 'Cancel',
  'pair.close': 'Done',
  'pair.again': 'Show a new code',
  'pair.confirm': 'Pair this device with the one that shows the code you scanned?',
  'pair.busy': 'Pairing with {name}…',
  'pair.done-what':
    'The two find each other in any network from now on, and prove to each other who they are.',

  'refused.wait': {
    one: 'Too many tries. Try again in {count} second.',
    other: 'Too many tries. Try again in {count} seconds.',
  },

  'paired.here': 'here',
  'paired.not-here': 'not here',
  'paired.auto-accept': 'Take what it sends without asking',
  'paired.name': 'Name for {name} on this device',
  'paired.rename': 'Rename {name}',
  'paired.rename-short': 'Rename',
  'paired.unpair': 'Unpair',
  'paired.unpair-named': 'Unpair {name}',
  'paired.unpair-sure': 'End the pairing with {name}? It is told so, and forgets it too.',

  'settings.title': 'Settings',
  'settings.paired': 'Paired devices',
  'settings.none': 'None yet.',
  'settings.language': 'Language',
  'settings.language-auto': 'As the browser has it',
  'settings.theme': 'Light or dark',
  'settings.theme.auto': 'As the system has it',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.notice': 'When something comes',
  'settings.notifications': 'Show a notification while this page is out of sight',
  'settings.notifications-denied':
    'This browser does not allow it. Allow notifications for this page in the settings of the browser.',
  'settings.notifications-missing': 'This browser shows them only for a box that it trusts: see Help.',
  'settings.sound': 'Play a soft sound',
  'settings.vibration': 'Vibrate',
  'settings.received': 'What comes in',
  'settings.saving': 'Received files',
  'settings.saving.ask': 'Wait here until I save them',
  'settings.saving.downloads': 'Go to the downloads at once',
  'settings.saving.folder': 'Go to a folder at once',
  'settings.folder-choose': 'Choose the folder…',
  'settings.texts': 'Keep texts on this device until I clear them',
  'settings.finished': 'Keep finished transfers in the list',
  'settings.forget': 'Forget everything on this device',
  'settings.forget-what':
    'Name, settings, pairings, received texts, and files that were not saved yet will be gone for good. Paired devices that are here are told.',
  'settings.forget-sure': 'Forget everything',

  'room.title': 'Room by code',
  'room.what':
    'Everybody in a room sees each other, in whatever network they are. It is gone when the last one leaves.',
  'room.new': 'Start one',
  'room.create': 'Make a room',
  'room.enter': 'Enter one',
  'room.label': 'Five letters',
  'room.join': 'Enter',
  'room.inside': 'You are in the room',
  'room.qr': 'Code to scan, which opens this room',
  'room.leave': 'Leave the room',

  'help.title': 'Help',
  'help.other': 'Open it on another device',
  'help.send': 'Send something',
  'help.send-how':
    'Open this page on both devices. Tap the other device and pick files. Files go straight from one to the other, encrypted.',
  'help.see-how':
    'Both must be in the same network as the box and have this page open. In different networks, pair them or use a room by code.',
  'help.pair': 'Pairing',
  'help.pair-how':
    'Paired devices find each other in any network and prove who they are, so that nobody can sit in between.',
  'help.room': 'Rooms by code',
  'help.room-how': 'Five letters bring devices together for a while, without pairing them.',
  'help.trust': 'Make this browser trust the box',

  'diagnosis.title': 'Why can’t I see my other device?',
  'diagnosis.start': 'Find out why',
  'diagnosis.running': 'Looking…',
  'diagnosis.fine': 'Nothing is wrong here. Do the same on the other device and compare.',
  'diagnosis.yes': 'yes',
  'diagnosis.no': 'no',
  'diagnosis.copy': 'Copy the report',
  'diagnosis.about.address': 'The box sees this device as',
  'diagnosis.about.network': 'Your network, others in it',
  'diagnosis.about.paired': 'Paired devices here',
  'diagnosis.about.code': 'Room by code, others in it',
  'diagnosis.about.seen': 'Other devices in sight',
  'diagnosis.about.secure': 'Secure page',
  'diagnosis.about.trusted': 'This browser trusts the box',
  'diagnosis.about.webrtc': 'This browser can connect to others',
  'diagnosis.about.stun': 'Direct connections: seen as',
  'diagnosis.about.router': 'Behind another router',
  'diagnosis.about.ports': 'One port for all destinations',
  'diagnosis.about.udp': 'Through the box by UDP',
  'diagnosis.about.tcp': 'Through the box by TCP',
  'diagnosis.about.tls': 'Through the box by TLS',
  'diagnosis.advice.box': 'The box does not answer. Is this device still in its network?',
  'diagnosis.advice.proxy':
    'You come through a proxy. Both devices must come the same way, or be paired or in a room by code.',
  'diagnosis.advice.proxy-ignored':
    'You come through a proxy that the box was not told to trust, so it sees the proxy instead of you. See trusted-proxies in its configuration.',
  'diagnosis.advice.outside':
    'The box sees you from the Internet. Turn off a VPN or iCloud Private Relay, leave the mobile network, or use a room by code.',
  'diagnosis.advice.subnet':
    'You are in another network than the box: a guest network, a second router or a VPN. Change to the network of the box, or use a room by code.',
  'diagnosis.advice.alone':
    'Open this page on the other device too and compare: both should show the same network. If not, one is in a guest network or uses a VPN.',
  'diagnosis.advice.insecure':
    'This page was opened without encryption; some things do not work so. Open the https address of the box.',
  'diagnosis.advice.stun-none':
    'No answer by UDP. A firewall on this device or on the box is in the way; connections go through the box instead.',
  'diagnosis.advice.untrusted':
    'You clicked a warning away. Installing the page and TLS through the box need the box’s certificate: see Help, “Make this browser trust the box”.',
  'diagnosis.advice.webrtc':
    'WebRTC is switched off here, by a setting, an extension or the lockdown mode of an iPhone. Allow it for this page or use another browser.',
  'diagnosis.advice.stun-elsewhere':
    'Direct connections leave this device by another way than this page: a VPN or a second router is in between.',
  'diagnosis.advice.router':
    'A second router stands between this device and the box. Devices on its other side may only be reached through the box.',
  'diagnosis.advice.alternate':
    'The second port of the box (UDP 3479) did not answer, so this could not be compared. A firewall may block it.',
  'diagnosis.advice.ports':
    'A router in between changes ports for each connection. Direct connections may fail; the box steps in.',
  'diagnosis.advice.udp': 'Blocked by a firewall. It matters only when TCP and TLS do not work either.',
  'diagnosis.advice.tcp': 'Blocked by a firewall. It matters only when UDP does not work either.',
  'diagnosis.advice.tls':
    'Port 5349 is blocked by a firewall. It matters only in networks that block all else.',
  'diagnosis.advice.tls-untrusted':
    'Works only where this browser trusts the box. It matters only in networks that block all else.',

  'diagnosis.trial.title': 'Try a connection',
  'diagnosis.trial.none': 'No other device is in sight to try it with.',
  'diagnosis.trial.try': 'Try {name}',
  'diagnosis.trial.relay':
    'The network keeps the two apart (client isolation, a guest network, or a firewall), so the box passes everything on. Slower, but it works.',
  'diagnosis.trial.no-path':
    'Neither directly nor through the box. A firewall on one of the two or in the network blocks UDP and the ports 3478 and 5349, or a VPN is on.',
  'diagnosis.trial.no-answer': 'The other device does not answer. Is the page open there, and its screen on?',
  'diagnosis.trial.away': 'The other device sleeps or shows something else. Open the page there.',
  'diagnosis.trial.unproven': 'The other side could not prove who it is. Reload the page on both.',
  'diagnosis.trial.intruder': 'Somebody else answered. Do not use this network for private things.',
  'diagnosis.trial.lost': 'It worked, and broke off. A weak Wi-Fi, or one of the two changed its network.',
  'diagnosis.trial.box': 'The box cannot be reached.',
  'diagnosis.pair': 'In use',
  'diagnosis.here': 'Offered by this device',
  'diagnosis.there': 'Offered by the other one',
  'diagnosis.details': 'Details',

  'request.title': '{name} wants to send you something',
  'request.all': 'Take everything',
  'request.take': 'Take {name}',
  'request.always': 'From now on take what {name} sends without asking',
  'request.pair': 'To take what {name} sends without being asked, pair the two devices once.',
  'request.where': 'Choose where…',
  'request.full':
    'This device has room for {room} only. Choose fewer files, free some space, or choose where they go.',
  'request.memory': 'This browser keeps what it receives in memory, {room} at most.',
  'request.stream':
    'This goes straight to your downloads as it arrives. Keep this page open until it is done: it cannot go on after a reload.',
  'request.list': 'Files',
  'request.accept': 'Accept',
  'request.decline': 'Decline',

  'outbox.to': 'Send to',
  'outbox.send': 'Send',
  'outbox.nobody': 'No other device is here yet.',

  'again.pick': 'Pick them again',
  'again.allow': 'Allow reading them again',

  'file.cancel': 'Leave out {name}',
  'file.first': 'Next',

  'text.title': 'Text for {name}',
  'text.label': 'Text or link',
  'text.send': 'Send',
  'text.cancel': 'Cancel',
  'text.from': 'From {name}',
  'text.copy': 'Copy',
  'text.copied': 'Copied',
  'text.copy-failed': 'This browser does not let the page copy. Select the text and copy it.',
  'text.dismiss': 'Remove this text',
  'text.whole': 'Show all of it',
  'text.part': '{part} of the text is shown.',
  'text.more': 'Show more',
  'text.long': {
    one: '{count} character was pasted. It is sent as it is.',
    other: '{count} characters were pasted. All of them are sent.',
  },
  'text.all': { one: 'Show {count} text', other: 'Show all {count} texts' },
  'text.clear': 'Clear texts',
  'text.heading': 'Received texts',

  'transfers.heading': 'Transfers',
  'tray.heading': 'Texts and transfers',
  'transfers.to': 'to {name}',
  'transfers.from': 'from {name}',
  'transfers.cancel': 'Cancel {name}',
  'transfers.pause': 'Pause {name}',
  'transfers.resume': 'Resume {name}',
  'transfers.save': 'Save',
  'transfers.save-again': 'Save again',
  'transfers.open': 'Open',
  'transfers.share': 'Share',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Save all',
  'transfers.saving': 'Packing {percent}…',
  'transfers.files': 'Files of {name}',
  'transfers.again': 'Send again',
  'transfers.ask-again': 'Ask for it again',
  'transfers.first': 'This one first',
  'transfers.dismiss': 'Remove {name} from the list',
  'transfers.clear': 'Clear finished',

  'look.opening': 'Opening…',
  'look.none': 'This file cannot be shown here. Save it to open it with another program.',
  'look.beginning': 'Only the beginning is shown. Save the file to see all of it.',
} as const;
