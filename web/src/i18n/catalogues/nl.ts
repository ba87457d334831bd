// Dutch: je and jij, as phones in the Netherlands and Belgium address people.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telefoon',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Computer',
  'kind.laptop': 'Laptop',
  'kind.tv': 'Tv',
  'kind.headless': 'Box',

  'header.pair': 'Koppelen',
  'header.room': 'Kamer met code',
  'header.in-room': 'In kamer {code}',
  'header.settings': 'Instellingen',
  'header.help': 'Help',

  'dialog.close': 'Sluiten',
  'dialog.done': 'Klaar',

  'self.you-are': 'Jij bent',
  'self.rename': 'Naam van dit apparaat wijzigen',
  'self.name': 'Naam van dit apparaat',
  'self.save': 'Opslaan',
  'self.cancel': 'Annuleren',

  'devices.heading': 'Apparaten om je heen',
  'devices.empty.title': 'Nog geen ander apparaat',
  'devices.empty.how': 'Open dit adres in de browser van je andere apparaat:',
  'devices.empty.qr': 'Code om te scannen met de camera van je andere apparaat',
  'devices.target': '{name}, {kind}, {status}. Bestanden versturen',
  'devices.send-text': 'Tekst naar {name} versturen',

  'devices.several': 'Naar meer apparaten versturen',

  'devices.more': 'Meer over {name}',
  'devices.paired': 'gekoppeld, heeft zich bewezen',

  'device.text': 'Tekst versturen',
  'device.folder': 'Map versturen',
  'device.pair': 'Koppelen',
  'device.who': 'Is het echt dit apparaat?',
  'device.proven': 'Ja. Het is aan dit apparaat gekoppeld en heeft dat bewezen.',
  'device.compare':
    'Open de details op beide apparaten en vergelijk: als beide dezelfde zes cijfers tonen, zit er niemand tussen.',
  'device.no-code': 'De cijfers om te vergelijken verschijnen zodra de twee apparaten verbonden zijn.',

  'path.idle': 'nu niet verbonden',
  'path.connecting': 'verbinden…',
  'path.direct': 'rechtstreeks verbonden',
  'path.relay': 'verbonden via de box',
  'path.failed': 'niet bereikbaar',

  'status.ready': 'tik om bestanden te versturen',
  'status.away': 'afwezig',
  'status.connecting': 'verbinden…',
  'status.direct': 'rechtstreeks',
  'status.relay': 'via de box',
  'status.sending': 'verstuurt {percent}',
  'status.receiving': 'ontvangt {percent}',
  'status.failed.no-answer': 'antwoordt niet',
  'status.failed.away': 'afwezig, wacht tot het terug is',
  'status.failed.unproven': 'kon niet bewijzen wie het is',
  'status.failed.intruder': 'niet veilig, niets is verstuurd',
  'status.failed.no-path': 'geen weg door het netwerk',
  'status.failed.lost': 'verbinding verbroken',
  'status.failed.box': 'box niet bereikbaar',
  'status.try-again': 'Opnieuw proberen',

  'box.unreachable':
    'De box is niet bereikbaar. Er wordt opnieuw geprobeerd. Lopende overdrachten gaan gewoon door.',
  'box.replaced': 'Homedrop staat open in een ander tabblad van deze browser.',
  'box.use-here': 'Hier gebruiken',

  'intruder.title': 'Er zit iemand tussen dit apparaat en {name}',
  'intruder.what':
    'De verbinding is gesloten voordat er iets is verstuurd of ontvangen. Gebruik dit netwerk niet voor privézaken en vraag het degene die voor de box zorgt.',
  'intruder.read': 'Ik heb dit gelezen',

  'notice.away': '{name} is afwezig. Wat je verstuurt, wacht hier tot het apparaat terug is.',
  'notice.unpaired-by': '{name} heeft de koppeling beëindigd.',

  'pair.title': 'Twee apparaten koppelen',
  'pair.opening': 'Code ophalen…',
  'pair.how': 'Scan dit op het andere apparaat met de camera, of tik daar op ‘Koppelen’ en typ:',
  'pair.qr': 'Code om te scannen met de camera van het andere apparaat',
  'pair.other': 'Of typ de code die het andere apparaat toont',
  'pair.label': 'Zes cijfers',
  'pair.hint': 'Zes cijfers, vijf minuten en voor één poging geldig.',
  'pair.pair': 'Koppelen',
  'pair.cancel': 'Annuleren',
  'pair.close': 'Klaar',
  'pair.again': 'Nieuwe code tonen',
  'pair.confirm': 'Dit apparaat koppelen aan het apparaat waarvan je de code hebt gescand?',
  'pair.busy': 'Koppelen met {name}…',
  'pair.done': 'Gekoppeld met {name}.',
  'pair.done-what': 'De twee vinden elkaar voortaan in elk netwerk en bewijzen elkaar wie ze zijn.',
  'pair.failed.wrong-code':
    'De cijfers klopten niet. Voor de veiligheid geldt elke code voor één poging: toon een nieuwe.',
  'pair.failed.unknown-slot':
    'Geen enkel apparaat toont deze code, of hij is al gebruikt of te oud. Toon een nieuwe.',
  'pair.failed.try-later': 'Te veel pogingen. Wacht even en probeer het opnieuw.',
  'pair.failed.expired': 'De code is te oud. Toon een nieuwe.',
  'pair.failed.gone': 'Het andere apparaat is weg. Probeer het opnieuw.',
  'pair.failed.broken': 'Het andere apparaat zei iets onbegrijpelijks. Laad de pagina op beide opnieuw.',
  'pair.failed.full': 'Dit apparaat is aan het maximale aantal andere gekoppeld. Ontkoppel er eerst een.',
  'pair.failed.disabled': 'Koppelen is op deze box niet mogelijk.',
  'pair.failed.box': 'De box is niet bereikbaar. Probeer het opnieuw als hij terug is.',

  'refused.wait': {
    one: 'Te veel pogingen. Probeer het over {count} seconde opnieuw.',
    other: 'Te veel pogingen. Probeer het over {count} seconden opnieuw.',
  },

  'paired.here': 'hier',
  'paired.not-here': 'niet hier',
  'paired.auto-accept': 'Aannemen wat het stuurt, zonder te vragen',
  'paired.name': 'Naam voor {name} op dit apparaat',
  'paired.rename': '{name} hernoemen',
  'paired.rename-short': 'Hernoemen',
  'paired.unpair': 'Ontkoppelen',
  'paired.unpair-named': '{name} ontkoppelen',
  'paired.unpair-sure': 'Koppeling met {name} beëindigen? Het andere apparaat hoort dat en vergeet die ook.',

  'settings.title': 'Instellingen',
  'settings.paired': 'Gekoppelde apparaten',
  'settings.none': 'Nog geen.',
  'settings.language': 'Taal',
  'settings.language-auto': 'Zoals in de browser',

  'room.title': 'Kamer met code',
  'room.what':
    'Iedereen in een kamer ziet elkaar, in welk netwerk dan ook. De kamer verdwijnt als de laatste weggaat.',
  'room.new': 'Kamer openen',
  'room.create': 'Kamer maken',
  'room.enter': 'Kamer binnengaan',
  'room.label': 'Vijf letters',
  'room.join': 'Binnengaan',
  'room.inside': 'Je bent in de kamer',
  'room.qr': 'Code om te scannen, die deze kamer opent',
  'room.leave': 'Kamer verlaten',
  'room.trouble.unknown-code': 'Er is geen kamer met deze letters.',
  'room.trouble.try-later': 'Te veel pogingen. Wacht even en probeer het opnieuw.',
  'room.trouble.disabled': 'Kamers met een code zijn op deze box niet mogelijk.',
  'room.trouble.gone': 'De kamer waarin je was, is er niet meer.',
  'room.trouble.box': 'De box is niet bereikbaar. Probeer het opnieuw als hij terug is.',

  'help.title': 'Help',
  'help.send': 'Iets versturen',
  'help.send-how':
    'Open deze pagina op beide apparaten. Tik op het andere apparaat en kies bestanden. Ze gaan versleuteld rechtstreeks van het ene naar het andere.',
  'help.see': 'Ik zie mijn andere apparaat niet',
  'help.see-how':
    'Beide moeten in hetzelfde netwerk als de box zijn en deze pagina open hebben. In verschillende netwerken kun je ze koppelen of een kamer met code gebruiken.',
  'help.pair': 'Koppelen',
  'help.pair-how':
    'Gekoppelde apparaten vinden elkaar in elk netwerk en bewijzen wie ze zijn, zodat er niemand tussen kan zitten.',
  'help.room': 'Kamers met code',
  'help.room-how': 'Vijf letters brengen apparaten een tijdje bij elkaar, zonder ze te koppelen.',
  'help.trust': 'Deze browser de box laten vertrouwen',

  'diagnosis.title': 'Waarom zie ik mijn andere apparaat niet?',
  'diagnosis.start': 'Uitzoeken waarom',
  'diagnosis.running': 'Bezig met zoeken…',
  'diagnosis.fine': 'Hier is alles in orde. Doe hetzelfde op het andere apparaat en vergelijk.',
  'diagnosis.yes': 'ja',
  'diagnosis.no': 'nee',
  'diagnosis.copy': 'Verslag kopiëren',
  'diagnosis.about.address': 'De box ziet dit apparaat als',
  'diagnosis.about.network': 'Je netwerk, anderen erin',
  'diagnosis.about.paired': 'Gekoppelde apparaten hier',
  'diagnosis.about.code': 'Kamer met code, anderen erin',
  'diagnosis.about.seen': 'Andere apparaten in zicht',
  'diagnosis.about.secure': 'Beveiligde pagina',
  'diagnosis.about.trusted': 'Deze browser vertrouwt de box',
  'diagnosis.about.webrtc': 'Deze browser kan met andere verbinden',
  'diagnosis.about.stun': 'Rechtstreekse verbindingen: gezien als',
  'diagnosis.about.router': 'Achter nog een router',
  'diagnosis.about.ports': 'Eén poort voor alle bestemmingen',
  'diagnosis.about.udp': 'Via de box met UDP',
  'diagnosis.about.tcp': 'Via de box met TCP',
  'diagnosis.about.tls': 'Via de box met TLS',
  'diagnosis.advice.box': 'De box antwoordt niet. Zit dit apparaat nog in zijn netwerk?',
  'diagnosis.advice.proxy':
    'Je komt via een proxy. Beide apparaten moeten dezelfde weg nemen, gekoppeld zijn of in een kamer met code zijn.',
  'diagnosis.advice.proxy-ignored':
    'Je komt via een proxy die de box niet hoeft te vertrouwen, dus ziet hij de proxy in plaats van jou. Zie trusted-proxies in zijn configuratie.',
  'diagnosis.advice.outside':
    'De box ziet je vanaf het internet. Zet een VPN of iCloud-privédoorgifte uit, verlaat het mobiele netwerk of gebruik een kamer met code.',
  'diagnosis.advice.subnet':
    'Je zit in een ander netwerk dan de box: een gastnetwerk, een tweede router of een VPN. Ga naar het netwerk van de box of gebruik een kamer met code.',
  'diagnosis.advice.alone':
    'Open deze pagina ook op het andere apparaat en vergelijk: beide horen hetzelfde netwerk te tonen. Zo niet, dan zit een van de twee in een gastnetwerk of gebruikt een VPN.',
  'diagnosis.advice.insecure':
    'Deze pagina is zonder versleuteling geopend; sommige dingen werken dan niet. Open het https-adres van de box.',
  'diagnosis.advice.stun-none':
    'Geen antwoord via UDP. Een firewall op dit apparaat of op de box zit in de weg; verbindingen gaan dan via de box.',
  'diagnosis.advice.untrusted':
    'Je hebt een waarschuwing weggeklikt. Voor het installeren van de pagina en TLS via de box is het certificaat van de box nodig: zie Help, ‘Deze browser de box laten vertrouwen’.',
  'diagnosis.advice.webrtc':
    'WebRTC staat hier uit, door een instelling, een extensie of de isolatiemodus van een iPhone. Sta het toe voor deze pagina of gebruik een andere browser.',
  'diagnosis.advice.stun-elsewhere':
    'Rechtstreekse verbindingen verlaten dit apparaat langs een andere weg dan deze pagina: er zit een VPN of een tweede router tussen.',
  'diagnosis.advice.router':
    'Tussen dit apparaat en de box staat een tweede router. Apparaten aan de andere kant ervan zijn misschien alleen via de box te bereiken.',
  'diagnosis.advice.alternate':
    'De tweede poort van de box (UDP 3479) antwoordde niet, dus was vergelijken niet mogelijk. Misschien blokkeert een firewall hem.',
  'diagnosis.advice.ports':
    'Een router ertussen wisselt bij elke verbinding van poort. Rechtstreekse verbindingen kunnen mislukken; dan springt de box bij.',
  'diagnosis.advice.udp':
    'Geblokkeerd door een firewall. Dat maakt alleen uit als TCP en TLS ook niet werken.',
  'diagnosis.advice.tcp': 'Geblokkeerd door een firewall. Dat maakt alleen uit als UDP ook niet werkt.',
  'diagnosis.advice.tls':
    'Poort 5349 wordt geblokkeerd door een firewall. Dat maakt alleen uit in netwerken die al het andere blokkeren.',
  'diagnosis.advice.tls-untrusted':
    'Werkt alleen als deze browser de box vertrouwt. Dat maakt alleen uit in netwerken die al het andere blokkeren.',

  'diagnosis.trial.title': 'Een verbinding proberen',
  'diagnosis.trial.none': 'Er is geen ander apparaat in zicht om het mee te proberen.',
  'diagnosis.trial.try': '{name} proberen',
  'diagnosis.trial.relay':
    'Het netwerk houdt de twee uit elkaar (client-isolatie, een gastnetwerk of een firewall), dus geeft de box alles door. Langzamer, maar het werkt.',
  'diagnosis.trial.no-path':
    'Niet rechtstreeks en ook niet via de box. Een firewall op een van de twee of in het netwerk blokkeert UDP en de poorten 3478 en 5349, of er staat een VPN aan.',
  'diagnosis.trial.no-answer':
    'Het andere apparaat antwoordt niet. Staat de pagina daar open en is het scherm aan?',
  'diagnosis.trial.away': 'Het andere apparaat slaapt of toont iets anders. Open daar de pagina.',
  'diagnosis.trial.unproven': 'De andere kant kon niet bewijzen wie het is. Laad de pagina op beide opnieuw.',
  'diagnosis.trial.intruder': 'Iemand anders antwoordde. Gebruik dit netwerk niet voor privézaken.',
  'diagnosis.trial.lost':
    'Het werkte en viel toen weg. Zwakke wifi, of een van de twee is van netwerk gewisseld.',
  'diagnosis.trial.box': 'De box is niet bereikbaar.',
  'diagnosis.pair': 'In gebruik',
  'diagnosis.here': 'Aangeboden door dit apparaat',
  'diagnosis.there': 'Aangeboden door het andere',
  'diagnosis.details': 'Details',

  'request.title': '{name} wil je iets sturen',
  'request.files': { one: '{count} bestand', other: '{count} bestanden' },
  'request.all': 'Alles aannemen',
  'request.take': '{name} aannemen',
  'request.where': 'Kiezen waar…',
  'request.full':
    'Dit apparaat heeft nog maar plaats voor {room}. Kies minder bestanden, maak ruimte vrij of kies waar ze heen gaan.',
  'request.memory': 'Deze browser bewaart wat hij ontvangt in het geheugen, hoogstens {room}.',
  'request.list': 'Bestanden',
  'request.accept': 'Accepteren',
  'request.decline': 'Weigeren',

  'outbox.collecting': 'Map doorzoeken…',
  'outbox.nothing': 'Er zit geen bestand in.',
  'outbox.unreadable': {
    one: '{count} bestand of map kon niet worden gelezen en wordt niet verstuurd.',
    other: '{count} bestanden of mappen konden niet worden gelezen en worden niet verstuurd.',
  },
  'outbox.to': 'Versturen naar',
  'outbox.send': 'Versturen',
  'outbox.nobody': 'Er is hier nog geen ander apparaat.',

  'again.pick': 'Opnieuw kiezen',
  'again.allow': 'Opnieuw laten lezen',
  'again.changed': {
    one: '{count} van de bestanden is intussen gewijzigd. Annuleer dit en verstuur het opnieuw.',
    other: '{count} van de bestanden zijn intussen gewijzigd. Annuleer dit en verstuur ze opnieuw.',
  },
  'again.missing': {
    one: '{count} bestand ontbreekt nog.',
    other: '{count} bestanden ontbreken nog.',
  },

  'file.folder': 'lege map',
  'file.skipped': 'niet gewenst',
  'file.cancel': '{name} weglaten',

  'text.title': 'Tekst voor {name}',
  'text.label': 'Tekst of link',
  'text.send': 'Versturen',
  'text.cancel': 'Annuleren',
  'text.from': 'Van {name}',
  'text.copy': 'Kopiëren',
  'text.copied': 'Gekopieerd',
  'text.copy-failed': 'Deze browser laat de pagina niet kopiëren. Selecteer de tekst en kopieer die.',
  'text.dismiss': 'Deze tekst verwijderen',
  'text.heading': 'Ontvangen teksten',
  'text.delivered': 'De tekst is bij {name} aangekomen.',
  'text.failed': 'De tekst is niet bij {name} aangekomen.',

  'transfers.heading': 'Overdrachten',
  'transfers.to': 'naar {name}',
  'transfers.from': 'van {name}',
  'transfers.name': { one: '{first} en nog {count}', other: '{first} en nog {count}' },
  'transfers.progress': '{done} van {total}',
  'transfers.left': 'nog {time}',
  'transfers.cancel': '{name} annuleren',
  'transfers.pause': '{name} pauzeren',
  'transfers.resume': '{name} hervatten',
  'transfers.save': 'Opslaan',
  'transfers.save-again': 'Nog een keer opslaan',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Alles opslaan',
  'transfers.saving': 'Inpakken, {percent}…',
  'transfers.archive': 'Van {name}',
  'transfers.archive-failed': 'Ze konden niet samen worden ingepakt. Sla ze een voor een op.',
  'transfers.files': 'Bestanden van {name}',
  'transfers.again': 'Opnieuw versturen',
  'transfers.dismiss': '{name} uit de lijst verwijderen',

  'transfer.running': 'bezig',
  'transfer.waiting': 'wacht',
  'transfer.paused': 'gepauzeerd',
  'transfer.hold.answer-here': 'wacht op je antwoord',
  'transfer.hold.answer-there': 'wacht op de andere kant',
  'transfer.hold.preparing': 'voorbereiden…',
  'transfer.hold.files-here': 'kies dezelfde bestanden opnieuw om door te gaan',
  'transfer.hold.paused-here': 'gepauzeerd',
  'transfer.hold.paused-there': 'gepauzeerd door de andere kant',
  'transfer.hold.connection': 'wacht op de verbinding',
  'transfer.done.send': 'verstuurd en gecontroleerd',
  'transfer.done.receive': 'ontvangen en gecontroleerd',
  'transfer.cancelled.here': 'geannuleerd',
  'transfer.cancelled.there': 'geannuleerd door de andere kant',

  'cause.declined.here': 'geweigerd',
  'cause.declined.there': 'de andere kant heeft geweigerd',
  'cause.disk-full': 'Het ontvangende apparaat is vol. Maak daar ruimte vrij en verstuur opnieuw.',
  'cause.too-large-for-memory':
    'Te groot voor die browser, die bestanden alleen in het geheugen kan bewaren.',
  'cause.permission': 'De browser mag dit bestand of deze map niet meer gebruiken. Kies opnieuw.',
  'cause.storage': 'Het ontvangende apparaat kon het niet opslaan.',
  'cause.evicted':
    'De browser heeft weggegooid wat hier ontvangen was, omdat hij de ruimte nodig had. Verstuur opnieuw.',
  'cause.connection-lost': 'De verbinding viel weg en kwam niet terug. Verstuur opnieuw.',
  'cause.file-changed': 'Het bestand is tijdens het versturen gewijzigd. Verstuur het opnieuw.',
  'cause.file-vanished': 'Het bestand is er niet meer.',
  'cause.digest-mismatch':
    'Wat aankwam, was niet wat verstuurd werd, dus is het weggegooid. Verstuur opnieuw.',
  'cause.too-many-files': 'Te veel bestanden tegelijk. Verstuur er minder.',
  'cause.too-large': 'Het bestand is te groot om te versturen.',
  'cause.incompatible':
    'Op het andere apparaat staat een andere versie van Homedrop open. Laad de pagina op beide opnieuw.',
  'cause.protocol': 'Het andere apparaat zei iets onbegrijpelijks. Laad de pagina op beide opnieuw.',

  'announce.arrived': '{name} is er',
  'announce.request': '{name} wil je {files} sturen',
  'announce.text': 'Er is een tekst van {name}',
  'announce.sent': '{what} is naar {name} verstuurd',
  'announce.received': '{what} is van {name} ontvangen',
  'announce.failed': '{what}: {reason}',
};
