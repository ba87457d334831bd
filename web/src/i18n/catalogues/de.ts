// German: informal (du), as among people of one household.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Bringt Dateien und Texte von einem Gerät zum anderen, direkt durch dein eigenes Netz. Ohne Konto, ohne Cloud.',

  'kind.phone': 'Handy',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Computer',
  'kind.laptop': 'Laptop',
  'kind.tv': 'Fernseher',
  'kind.headless': 'Box',

  'header.pair': 'Koppeln',
  'header.room': 'Raum per Code',
  'header.in-room': 'Im Raum {code}',
  'header.settings': 'Einstellungen',
  'header.help': 'Hilfe',

  'dialog.close': 'Schließen',
  'dialog.done': 'Fertig',

  'self.you-are': 'Du bist',
  'self.rename': 'Namen dieses Geräts ändern',
  'self.name': 'Name dieses Geräts',
  'self.save': 'Speichern',
  'self.cancel': 'Abbrechen',

  'devices.heading': 'Geräte in der Nähe',
  'devices.looking': 'Andere Geräte werden gesucht …',
  'devices.empty.title': 'Noch kein anderes Gerät',
  'devices.empty.how': 'Öffne diese Adresse im Browser deines anderen Geräts:',
  'devices.empty.qr': 'Code zum Scannen mit der Kamera deines anderen Geräts',
  'devices.target': '{name}, {kind}, {status}. Dateien senden',
  'devices.send-text': 'Text an {name} senden',

  'devices.several': 'An mehrere Geräte senden',

  'devices.more': 'Mehr zu {name}',
  'devices.paired': 'gekoppelt, hat sich ausgewiesen',

  'device.text': 'Text senden',
  'device.folder': 'Ordner senden',
  'device.pair': 'Koppeln',
  'device.who': 'Ist es wirklich dieses Gerät?',
  'device.proven': 'Ja. Es ist mit diesem Gerät gekoppelt und hat das bewiesen.',
  'device.compare':
    'Öffne die Details auf beiden Geräten und vergleiche: Zeigen beide dieselben sechs Ziffern, sitzt niemand dazwischen.',
  'device.no-code': 'Die Ziffern zum Vergleichen erscheinen, sobald die beiden Geräte verbunden sind.',

  'path.idle': 'gerade nicht verbunden',
  'path.connecting': 'verbindet …',
  'path.direct': 'direkt verbunden',
  'path.relay': 'über die Box verbunden',
  'path.failed': 'nicht erreichbar',
  'away.title': 'Die Box ist nicht erreichbar',
  'away.why':
    'Ist sie eingeschaltet, und ist dieses Gerät in ihrem Netz? Diese Seite macht von selbst weiter, sobald sie wieder da ist.',
  'away.works':
    'Inzwischen kannst du speichern, was hier empfangen wurde, und ablegen, einfügen oder teilen, was als Nächstes gesendet werden soll: Es wartet auf dieser Seite.',
  'away.trust': 'Wurde die Box neu eingerichtet? Sieh nach, ob dieser Browser ihr noch vertraut.',
  'version.ready': 'Eine neue Version von Homedrop ist bereit.',
  'version.load': 'Laden',
  'version.later': 'Später',
  'version.waiting': 'Die neue Version wird geladen, sobald nichts mehr übertragen wird.',

  'status.ready': 'tippen zum Senden',
  'status.away': 'abwesend',
  'status.connecting': 'verbindet …',
  'status.direct': 'direkt',
  'status.relay': 'über die Box',
  'status.sending': 'sendet {percent}',
  'status.receiving': 'empfängt {percent}',
  'status.failed.no-answer': 'antwortet nicht',
  'status.failed.away': 'abwesend, wartet auf Rückkehr',
  'status.failed.unproven': 'konnte sich nicht ausweisen',
  'status.failed.intruder': 'nicht sicher, nichts wurde gesendet',
  'status.failed.no-path': 'kein Weg durch das Netz',
  'status.failed.lost': 'Verbindung verloren',
  'status.failed.box': 'Box nicht erreichbar',
  'status.try-again': 'Noch einmal versuchen',

  'box.unreachable':
    'Die Box ist nicht erreichbar. Es wird weiter versucht. Laufende Übertragungen gehen weiter.',
  'box.replaced': 'Homedrop ist in einem anderen Tab dieses Browsers offen.',
  'box.use-here': 'Hier verwenden',

  'intruder.title': 'Jemand sitzt zwischen diesem Gerät und {name}',
  'intruder.what':
    'Die Verbindung wurde geschlossen, bevor etwas gesendet oder empfangen wurde. Nutze dieses Netz nicht für Privates und frag die Person, die sich um die Box kümmert.',
  'intruder.read': 'Ich habe das gelesen',

  'notice.away': '{name} ist abwesend. Was du sendest, wartet hier bis zur Rückkehr.',
  'notice.unpaired-by': '{name} hat die Kopplung beendet.',
  'notice.folder':
    'Der Browser darf den Ordner für empfangene Dateien nicht mehr benutzen. Sie warten hier; wähle den Ordner in den Einstellungen neu.',

  'pair.title': 'Zwei Geräte koppeln',
  'pair.opening': 'Code wird geholt …',
  'pair.how': 'Scanne das auf dem anderen Gerät mit der Kamera oder tippe dort auf „Koppeln“ und gib ein:',
  'pair.qr': 'Code zum Scannen mit der Kamera des anderen Geräts',
  'pair.other': 'Oder gib den Code ein, den das andere Gerät zeigt',
  'pair.label': 'Sechs Ziffern',
  'pair.hint': 'Sechs Ziffern, fünf Minuten lang und für einen Versuch gültig.',
  'pair.pair': 'Koppeln',
  'pair.cancel': 'Abbrechen',
  'pair.close': 'Fertig',
  'pair.again': 'Neuen Code zeigen',
  'pair.confirm': 'Dieses Gerät mit dem koppeln, dessen Code du gescannt hast?',
  'pair.busy': 'Kopplung mit {name} …',
  'pair.done': 'Mit {name} gekoppelt.',
  'pair.done-what': 'Die beiden finden sich ab jetzt in jedem Netz und beweisen einander, wer sie sind.',
  'pair.failed.wrong-code':
    'Die Ziffern stimmten nicht. Zur Sicherheit gilt jeder Code für einen Versuch: Lass einen neuen zeigen.',
  'pair.failed.unknown-slot':
    'Kein Gerät zeigt diesen Code, oder er wurde benutzt oder ist zu alt. Lass einen neuen zeigen.',
  'pair.failed.try-later': 'Zu viele Versuche. Warte kurz und versuche es noch einmal.',
  'pair.failed.expired': 'Der Code ist zu alt. Lass einen neuen zeigen.',
  'pair.failed.gone': 'Das andere Gerät ist weg. Versuche es noch einmal.',
  'pair.failed.broken': 'Das andere Gerät sagt etwas Unverständliches. Lade die Seite auf beiden neu.',
  'pair.failed.full': 'Dieses Gerät ist mit so vielen anderen gekoppelt, wie es geht. Entkopple erst eines.',
  'pair.failed.disabled': 'Diese Box bietet kein Koppeln an.',
  'pair.failed.box': 'Die Box ist nicht erreichbar. Versuche es, wenn sie wieder da ist.',

  'refused.wait': {
    one: 'Zu viele Versuche. Versuche es in {count} Sekunde noch einmal.',
    other: 'Zu viele Versuche. Versuche es in {count} Sekunden noch einmal.',
  },

  'paired.here': 'hier',
  'paired.not-here': 'nicht hier',
  'paired.auto-accept': 'Annehmen, was es sendet, ohne zu fragen',
  'paired.name': 'Name für {name} auf diesem Gerät',
  'paired.rename': '{name} umbenennen',
  'paired.rename-short': 'Umbenennen',
  'paired.unpair': 'Entkoppeln',
  'paired.unpair-named': '{name} entkoppeln',
  'paired.unpair-sure': 'Kopplung mit {name} beenden? Das andere Gerät erfährt es und vergisst sie auch.',

  'settings.title': 'Einstellungen',
  'settings.paired': 'Gekoppelte Geräte',
  'settings.none': 'Noch keine.',
  'settings.language': 'Sprache',
  'settings.language-auto': 'Wie im Browser',
  'settings.theme': 'Hell oder dunkel',
  'settings.theme.auto': 'Wie im System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.notice': 'Wenn etwas ankommt',
  'settings.notifications': 'Benachrichtigung zeigen, während diese Seite nicht zu sehen ist',
  'settings.notifications-denied':
    'Dieser Browser erlaubt es nicht. Erlaube Benachrichtigungen für diese Seite in den Einstellungen des Browsers.',
  'settings.notifications-missing':
    'Dieser Browser zeigt sie nur für eine Box, der er vertraut: siehe Hilfe.',
  'settings.sound': 'Einen leisen Ton abspielen',
  'settings.vibration': 'Vibrieren',
  'settings.received': 'Was ankommt',
  'settings.saving': 'Empfangene Dateien',
  'settings.saving.ask': 'Hier warten, bis ich sie speichere',
  'settings.saving.downloads': 'Sofort zu den Downloads',
  'settings.saving.folder': 'Sofort in einen Ordner',
  'settings.folder-choose': 'Ordner wählen …',
  'settings.texts': 'Texte auf diesem Gerät behalten, bis ich sie lösche',
  'settings.finished': 'Fertige Übertragungen in der Liste behalten',
  'settings.forget': 'Alles auf diesem Gerät vergessen',
  'settings.forget-what':
    'Name, Einstellungen, Kopplungen, empfangene Texte und noch nicht gespeicherte Dateien sind dann endgültig weg. Gekoppelten Geräten, die hier sind, wird es gesagt.',
  'settings.forget-sure': 'Alles vergessen',

  'room.title': 'Raum per Code',
  'room.what':
    'Alle in einem Raum sehen einander, in welchem Netz sie auch sind. Er verschwindet, wenn der Letzte geht.',
  'room.new': 'Einen eröffnen',
  'room.create': 'Raum eröffnen',
  'room.enter': 'Einen betreten',
  'room.label': 'Fünf Buchstaben',
  'room.join': 'Betreten',
  'room.inside': 'Du bist im Raum',
  'room.qr': 'Code zum Scannen, der diesen Raum öffnet',
  'room.leave': 'Raum verlassen',
  'room.trouble.unknown-code': 'Es gibt keinen Raum mit diesen Buchstaben.',
  'room.trouble.try-later': 'Zu viele Versuche. Warte kurz und versuche es noch einmal.',
  'room.trouble.disabled': 'Diese Box bietet keine Räume per Code an.',
  'room.trouble.gone': 'Der Raum, in dem du warst, ist weg.',
  'room.trouble.box': 'Die Box ist nicht erreichbar. Versuche es, wenn sie wieder da ist.',

  'help.title': 'Hilfe',
  'help.other': 'Auf einem anderen Gerät öffnen',
  'help.send': 'Etwas senden',
  'help.send-how':
    'Öffne diese Seite auf beiden Geräten. Tippe auf das andere Gerät und wähle Dateien. Sie gehen verschlüsselt direkt von einem zum anderen.',
  'help.see': 'Ich sehe mein anderes Gerät nicht',
  'help.see-how':
    'Beide müssen im selben Netz wie die Box sein und diese Seite offen haben. Sind sie in verschiedenen Netzen, kopple sie oder nutze einen Raum per Code.',
  'help.pair': 'Koppeln',
  'help.pair-how':
    'Gekoppelte Geräte finden sich in jedem Netz und weisen sich aus, sodass niemand dazwischensitzen kann.',
  'help.room': 'Räume per Code',
  'help.room-how': 'Fünf Buchstaben bringen Geräte für eine Weile zusammen, ohne sie zu koppeln.',
  'help.trust': 'Diesen Browser der Box vertrauen lassen',

  'diagnosis.title': 'Warum sehe ich mein anderes Gerät nicht?',
  'diagnosis.start': 'Herausfinden, warum',
  'diagnosis.running': 'Wird untersucht …',
  'diagnosis.fine': 'Hier ist alles in Ordnung. Mach dasselbe auf dem anderen Gerät und vergleiche.',
  'diagnosis.yes': 'ja',
  'diagnosis.no': 'nein',
  'diagnosis.copy': 'Bericht kopieren',
  'diagnosis.about.address': 'Die Box sieht dieses Gerät als',
  'diagnosis.about.network': 'Dein Netz, andere darin',
  'diagnosis.about.paired': 'Gekoppelte Geräte hier',
  'diagnosis.about.code': 'Raum per Code, andere darin',
  'diagnosis.about.seen': 'Andere Geräte in Sicht',
  'diagnosis.about.secure': 'Sichere Seite',
  'diagnosis.about.trusted': 'Dieser Browser vertraut der Box',
  'diagnosis.about.webrtc': 'Dieser Browser kann sich mit anderen verbinden',
  'diagnosis.about.stun': 'Direkte Verbindungen: gesehen als',
  'diagnosis.about.router': 'Hinter einem weiteren Router',
  'diagnosis.about.ports': 'Ein Port für alle Ziele',
  'diagnosis.about.udp': 'Über die Box per UDP',
  'diagnosis.about.tcp': 'Über die Box per TCP',
  'diagnosis.about.tls': 'Über die Box per TLS',
  'diagnosis.advice.box': 'Die Box antwortet nicht. Ist dieses Gerät noch in ihrem Netz?',
  'diagnosis.advice.proxy':
    'Du kommst über einen Proxy. Beide Geräte müssen denselben Weg nehmen, gekoppelt oder in einem Raum per Code sein.',
  'diagnosis.advice.proxy-ignored':
    'Du kommst über einen Proxy, dem die Box nicht vertrauen soll; sie sieht daher den Proxy statt dich. Siehe trusted-proxies in ihrer Konfiguration.',
  'diagnosis.advice.outside':
    'Die Box sieht dich aus dem Internet. Schalte ein VPN oder iCloud Privat-Relay aus, verlasse das Mobilfunknetz oder nutze einen Raum per Code.',
  'diagnosis.advice.subnet':
    'Du bist in einem anderen Netz als die Box: in einem Gastnetz, hinter einem zweiten Router oder in einem VPN. Wechsle in das Netz der Box oder nutze einen Raum per Code.',
  'diagnosis.advice.alone':
    'Öffne diese Seite auch auf dem anderen Gerät und vergleiche: Beide sollten dasselbe Netz zeigen. Wenn nicht, ist eines in einem Gastnetz oder nutzt ein VPN.',
  'diagnosis.advice.insecure':
    'Diese Seite wurde ohne Verschlüsselung geöffnet; manches geht so nicht. Öffne die https-Adresse der Box.',
  'diagnosis.advice.stun-none':
    'Keine Antwort per UDP. Eine Firewall auf diesem Gerät oder auf der Box ist im Weg; Verbindungen gehen dann über die Box.',
  'diagnosis.advice.untrusted':
    'Du hast eine Warnung weggeklickt. Das Installieren der Seite und TLS über die Box brauchen das Zertifikat der Box: siehe Hilfe, „Diesen Browser der Box vertrauen lassen“.',
  'diagnosis.advice.webrtc':
    'WebRTC ist hier abgeschaltet: durch eine Einstellung, eine Erweiterung oder den Blockierungsmodus eines iPhones. Erlaube es für diese Seite oder nimm einen anderen Browser.',
  'diagnosis.advice.stun-elsewhere':
    'Direkte Verbindungen verlassen dieses Gerät auf einem anderen Weg als diese Seite: Ein VPN oder ein zweiter Router ist dazwischen.',
  'diagnosis.advice.router':
    'Zwischen diesem Gerät und der Box steht ein zweiter Router. Geräte auf seiner anderen Seite sind vielleicht nur über die Box zu erreichen.',
  'diagnosis.advice.alternate':
    'Der zweite Port der Box (UDP 3479) hat nicht geantwortet, daher ließ sich das nicht vergleichen. Vielleicht blockiert ihn eine Firewall.',
  'diagnosis.advice.ports':
    'Ein Router dazwischen wechselt die Ports bei jeder Verbindung. Direkte Verbindungen können scheitern; dann springt die Box ein.',
  'diagnosis.advice.udp':
    'Von einer Firewall blockiert. Das zählt nur, wenn auch TCP und TLS nicht funktionieren.',
  'diagnosis.advice.tcp': 'Von einer Firewall blockiert. Das zählt nur, wenn auch UDP nicht funktioniert.',
  'diagnosis.advice.tls':
    'Port 5349 wird von einer Firewall blockiert. Das zählt nur in Netzen, die alles andere blockieren.',
  'diagnosis.advice.tls-untrusted':
    'Geht nur, wo dieser Browser der Box vertraut. Das zählt nur in Netzen, die alles andere blockieren.',

  'diagnosis.trial.title': 'Eine Verbindung ausprobieren',
  'diagnosis.trial.none': 'Es ist kein anderes Gerät in Sicht, mit dem man es versuchen könnte.',
  'diagnosis.trial.try': '{name} ausprobieren',
  'diagnosis.trial.relay':
    'Das Netz hält die beiden auseinander (Client-Isolation, ein Gastnetz oder eine Firewall), deshalb reicht die Box alles weiter. Langsamer, aber es geht.',
  'diagnosis.trial.no-path':
    'Weder direkt noch über die Box. Eine Firewall auf einem der beiden oder im Netz blockiert UDP und die Ports 3478 und 5349, oder ein VPN ist an.',
  'diagnosis.trial.no-answer':
    'Das andere Gerät antwortet nicht. Ist dort die Seite offen und der Bildschirm an?',
  'diagnosis.trial.away': 'Das andere Gerät schläft oder zeigt etwas anderes. Öffne dort die Seite.',
  'diagnosis.trial.unproven': 'Die Gegenseite konnte sich nicht ausweisen. Lade die Seite auf beiden neu.',
  'diagnosis.trial.intruder': 'Jemand anderes hat geantwortet. Nutze dieses Netz nicht für Privates.',
  'diagnosis.trial.lost':
    'Es ging und riss ab. Ein schwaches WLAN, oder eines der beiden hat das Netz gewechselt.',
  'diagnosis.trial.box': 'Die Box ist nicht zu erreichen.',
  'diagnosis.pair': 'In Gebrauch',
  'diagnosis.here': 'Angeboten von diesem Gerät',
  'diagnosis.there': 'Angeboten vom anderen',
  'diagnosis.details': 'Einzelheiten',

  'request.title': '{name} möchte dir etwas senden',
  'request.files': { one: '{count} Datei', other: '{count} Dateien' },
  'request.all': 'Alles nehmen',
  'request.take': '{name} nehmen',
  'request.always': 'Von jetzt an annehmen, was {name} sendet, ohne zu fragen',
  'request.pair': 'Um ohne Frage anzunehmen, was {name} sendet, kopple die beiden Geräte einmal.',
  'request.where': 'Ort wählen …',
  'request.full':
    'Auf diesem Gerät ist nur noch Platz für {room}. Wähle weniger Dateien, schaffe Platz oder wähle, wohin sie sollen.',
  'request.memory': 'Dieser Browser behält Empfangenes im Arbeitsspeicher, höchstens {room}.',
  'request.stream':
    'Das geht beim Empfangen gleich zu deinen Downloads. Lass diese Seite offen, bis es fertig ist: Nach einem Neuladen kann es nicht weitergehen.',
  'request.list': 'Dateien',
  'request.accept': 'Annehmen',
  'request.decline': 'Ablehnen',

  'outbox.collecting': 'Der Ordner wird durchgesehen …',
  'outbox.not-shared': 'Was geteilt wurde, konnte nicht übernommen werden. Teile es noch einmal.',
  'outbox.nothing': 'Darin ist keine Datei.',
  'outbox.unreadable': {
    one: '{count} Datei oder Ordner konnte nicht gelesen werden und wird nicht gesendet.',
    other: '{count} Dateien oder Ordner konnten nicht gelesen werden und werden nicht gesendet.',
  },
  'outbox.to': 'Senden an',
  'outbox.send': 'Senden',
  'outbox.nobody': 'Noch ist kein anderes Gerät hier.',

  'again.pick': 'Noch einmal auswählen',
  'again.allow': 'Lesen wieder erlauben',
  'again.changed': {
    one: '{count} der Dateien wurde seither geändert. Brich ab und sende neu.',
    other: '{count} der Dateien wurden seither geändert. Brich ab und sende neu.',
  },
  'again.missing': { one: '{count} Datei fehlt noch.', other: '{count} Dateien fehlen noch.' },

  'file.folder': 'leerer Ordner',
  'file.skipped': 'nicht gewünscht',
  'file.cancel': '{name} auslassen',
  'file.first': 'Als Nächstes',

  'text.title': 'Text für {name}',
  'text.label': 'Text oder Link',
  'text.send': 'Senden',
  'text.cancel': 'Abbrechen',
  'text.from': 'Von {name}',
  'text.copy': 'Kopieren',
  'text.copied': 'Kopiert',
  'text.copy-failed': 'Dieser Browser lässt die Seite nicht kopieren. Markiere den Text und kopiere ihn.',
  'text.dismiss': 'Diesen Text entfernen',
  'text.whole': 'Alles zeigen',
  'text.part': '{part} des Textes werden gezeigt.',
  'text.more': 'Mehr zeigen',
  'text.long': {
    one: '{count} Zeichen wurde eingefügt. Es wird so gesendet, wie es ist.',
    other: '{count} Zeichen wurden eingefügt. Alle werden gesendet.',
  },
  'text.all': { one: '{count} Text zeigen', other: 'Alle {count} Texte zeigen' },
  'text.clear': 'Texte löschen',
  'text.heading': 'Empfangene Texte',
  'text.delivered': 'Der Text ist bei {name} angekommen.',
  'text.failed': 'Der Text ist nicht bei {name} angekommen.',

  'transfers.heading': 'Übertragungen',
  'tray.heading': 'Texte und Übertragungen',
  'transfers.to': 'an {name}',
  'transfers.from': 'von {name}',
  'transfers.name': { one: '{first} und {count} weitere', other: '{first} und {count} weitere' },
  'transfers.progress': '{done} von {total}',
  'transfers.left': 'noch {time}',
  'transfers.cancel': '{name} abbrechen',
  'transfers.pause': '{name} anhalten',
  'transfers.resume': '{name} fortsetzen',
  'transfers.save': 'Speichern',
  'transfers.save-again': 'Noch einmal speichern',
  'transfers.open': 'Öffnen',
  'transfers.share': 'Teilen',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Alles speichern',
  'transfers.saving': 'Wird gepackt, {percent} …',
  'transfers.archive': 'Von {name}',
  'transfers.archive-failed': 'Sie ließen sich nicht zusammenpacken. Speichere sie einzeln.',
  'transfers.files': 'Dateien von {name}',
  'transfers.again': 'Noch einmal senden',
  'transfers.ask-again': 'Noch einmal anfordern',
  'transfers.first': 'Dies zuerst',
  'transfers.dismiss': '{name} aus der Liste entfernen',
  'transfers.clear': 'Fertige entfernen',
  'look.opening': 'Wird geöffnet …',
  'look.none':
    'Diese Datei kann hier nicht gezeigt werden. Speichere sie, um sie mit einem anderen Programm zu öffnen.',
  'look.beginning': 'Nur der Anfang wird gezeigt. Speichere die Datei, um sie ganz zu sehen.',

  'transfer.running': 'läuft',
  'transfer.waiting': 'wartet',
  'transfer.paused': 'angehalten',
  'transfer.hold.answer-here': 'wartet auf deine Antwort',
  'transfer.hold.answer-there': 'wartet auf die andere Seite',
  'transfer.hold.preparing': 'wird vorbereitet …',
  'transfer.hold.files-here': 'wähle dieselben Dateien noch einmal, dann geht es weiter',
  'transfer.hold.paused-here': 'angehalten',
  'transfer.hold.paused-there': 'von der anderen Seite angehalten',
  'transfer.hold.connection': 'wartet auf die Verbindung',
  'transfer.done.send': 'gesendet und geprüft',
  'transfer.done.receive': 'empfangen und geprüft',
  'transfer.cancelled.here': 'abgebrochen',
  'transfer.cancelled.there': 'von der anderen Seite abgebrochen',

  'cause.declined.here': 'abgelehnt',
  'cause.declined.there': 'die andere Seite hat abgelehnt',
  'cause.disk-full':
    'Auf dem empfangenden Gerät ist kein Platz mehr. Mach dort etwas frei und sende noch einmal.',
  'cause.too-large-for-memory': 'Zu groß für jenen Browser, der Dateien nur im Arbeitsspeicher halten kann.',
  'cause.permission': 'Der Browser darf diese Datei oder diesen Ordner nicht mehr nutzen. Wähle neu.',
  'cause.storage': 'Das empfangende Gerät konnte es nicht speichern.',
  'cause.evicted':
    'Der Browser hat hier Empfangenes weggeworfen, weil er den Platz brauchte. Noch einmal senden.',
  'cause.connection-lost': 'Die Verbindung ging verloren und kam nicht wieder. Sende noch einmal.',
  'cause.file-changed': 'Die Datei wurde während des Sendens geändert. Sende sie noch einmal.',
  'cause.file-vanished': 'Die Datei ist nicht mehr da.',
  'cause.digest-mismatch':
    'Was ankam, war nicht das, was gesendet wurde; es wurde verworfen. Sende noch einmal.',
  'cause.too-many-files': 'Zu viele Dateien auf einmal. Sende weniger.',
  'cause.too-large': 'Die Datei ist zu groß zum Senden.',
  'cause.incompatible':
    'Auf dem anderen Gerät ist eine andere Version von Homedrop offen. Lade die Seite auf beiden neu.',
  'cause.protocol': 'Das andere Gerät sagt etwas Unverständliches. Lade die Seite auf beiden neu.',

  'announce.arrived': '{name} ist da',
  'announce.arrived-many': { one: '{count} Gerät ist da', other: '{count} Geräte sind da' },
  'announce.request': '{name} möchte dir {files} senden',
  'announce.text': 'Ein Text von {name} ist da',
  'announce.sent': '{what} wurde an {name} gesendet',
  'announce.received': '{what} wurde von {name} empfangen',
  'announce.failed': '{what}: {reason}',
};
