// Finnish: informal (sinä); a device's name follows the word laite, which takes the case.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Puhelin',
  'kind.tablet': 'Tabletti',
  'kind.desktop': 'Tietokone',
  'kind.laptop': 'Kannettava',
  'kind.tv': 'Televisio',
  'kind.headless': 'Boksi',

  'header.pair': 'Parita',
  'header.room': 'Koodihuone',
  'header.in-room': 'Huoneessa {code}',
  'header.settings': 'Asetukset',
  'header.help': 'Ohje',

  'dialog.close': 'Sulje',
  'dialog.done': 'Valmis',

  'self.you-are': 'Tämä laite:',
  'self.rename': 'Vaihda tämän laitteen nimi',
  'self.name': 'Tämän laitteen nimi',
  'self.save': 'Tallenna',
  'self.cancel': 'Peruuta',

  'devices.heading': 'Laitteet lähelläsi',
  'devices.empty.title': 'Muita laitteita ei vielä ole',
  'devices.empty.how': 'Avaa tämä osoite toisen laitteesi selaimessa:',
  'devices.empty.qr': 'Toisen laitteesi kameralla skannattava koodi',
  'devices.target': '{name}, {kind}, {status}. Lähetä tiedostoja',
  'devices.send-text': 'Lähetä teksti laitteelle {name}',

  'devices.several': 'Lähetä usealle laitteelle',

  'devices.more': 'Lisää laitteesta {name}',
  'devices.paired': 'paritettu, on todistanut itsensä',

  'device.text': 'Lähetä teksti',
  'device.folder': 'Lähetä kansio',
  'device.pair': 'Parita',
  'device.who': 'Onko se varmasti tämä laite?',
  'device.proven': 'On. Se on paritettu tämän laitteen kanssa ja on todistanut sen.',
  'device.compare':
    'Avaa tiedot molemmissa laitteissa ja vertaa: jos molemmissa on samat kuusi numeroa, kukaan ei ole välissä.',
  'device.no-code': 'Verrattavat numerot näkyvät, kun laitteet ovat yhteydessä.',

  'path.idle': 'ei yhteyttä nyt',
  'path.connecting': 'yhdistetään…',
  'path.direct': 'suora yhteys',
  'path.relay': 'yhteys boksin kautta',
  'path.failed': 'ei tavoitettu',

  'status.ready': 'lähetä tiedostoja napauttamalla',
  'status.away': 'poissa',
  'status.connecting': 'yhdistetään…',
  'status.direct': 'suoraan',
  'status.relay': 'boksin kautta',
  'status.sending': 'lähetetään {percent}',
  'status.receiving': 'vastaanotetaan {percent}',
  'status.failed.no-answer': 'ei vastaa',
  'status.failed.away': 'poissa, odotetaan paluuta',
  'status.failed.unproven': 'ei voinut todistaa, kuka se on',
  'status.failed.intruder': 'ei turvallista, mitään ei lähetetty',
  'status.failed.no-path': 'verkon läpi ei ole reittiä',
  'status.failed.lost': 'yhteys katkesi',
  'status.failed.box': 'boksia ei tavoiteta',
  'status.try-again': 'Yritä uudelleen',

  'box.unreachable': 'Boksia ei tavoiteta. Yritetään uudelleen. Käynnissä olevat siirrot jatkuvat.',
  'box.replaced': 'Homedrop on auki tämän selaimen toisessa välilehdessä.',
  'box.use-here': 'Käytä täällä',

  'intruder.title': 'Joku on tämän laitteen ja laitteen {name} välissä',
  'intruder.what':
    'Yhteys suljettiin ennen kuin mitään lähetettiin tai vastaanotettiin. Älä käytä tätä verkkoa yksityisiin asioihin, ja kysy asiasta boksin hoitajalta.',
  'intruder.read': 'Olen lukenut tämän',

  'notice.away': '{name} on poissa. Lähettämäsi odottaa täällä, kunnes laite palaa.',
  'notice.unpaired-by': '{name} lopetti parituksen.',

  'pair.title': 'Parita kaksi laitetta',
  'pair.opening': 'Haetaan koodia…',
  'pair.how': 'Skannaa tämä toisen laitteen kameralla, tai napauta siinä ”Parita” ja kirjoita:',
  'pair.qr': 'Toisen laitteen kameralla skannattava koodi',
  'pair.other': 'Tai kirjoita koodi, jonka toinen laite näyttää',
  'pair.label': 'Kuusi numeroa',
  'pair.hint': 'Kuusi numeroa, voimassa viisi minuuttia ja yhden yrityksen.',
  'pair.pair': 'Parita',
  'pair.cancel': 'Peruuta',
  'pair.close': 'Valmis',
  'pair.again': 'Näytä uusi koodi',
  'pair.confirm': 'Paritetaanko tämä laite sen kanssa, jonka koodin skannasit?',
  'pair.busy': 'Paritetaan laitetta {name}…',
  'pair.done': 'Paritettu: {name}.',
  'pair.done-what':
    'Tästä lähtien laitteet löytävät toisensa missä tahansa verkossa ja todistavat toisilleen, keitä ne ovat.',
  'pair.failed.wrong-code':
    'Numerot eivät olleet oikeat. Turvallisuussyistä jokaista koodia voi yrittää kerran: näytä uusi.',
  'pair.failed.unknown-slot':
    'Mikään laite ei näytä tätä koodia, tai se on käytetty tai vanhentunut. Näytä uusi.',
  'pair.failed.try-later': 'Liian monta yritystä. Odota hetki ja yritä uudelleen.',
  'pair.failed.expired': 'Koodi on vanhentunut. Näytä uusi.',
  'pair.failed.gone': 'Toinen laite on lähtenyt. Yritä uudelleen.',
  'pair.failed.broken': 'Toinen laite vastasi jotain käsittämätöntä. Lataa sivu uudelleen molemmissa.',
  'pair.failed.full':
    'Tämä laite on paritettu niin monen kanssa kuin mahdollista. Poista ensin yksi paritus.',
  'pair.failed.disabled': 'Tämä boksi ei tarjoa paritusta.',
  'pair.failed.box': 'Boksia ei tavoiteta. Yritä uudelleen, kun se on palannut.',

  'refused.wait': {
    one: 'Liian monta yritystä. Yritä uudelleen {count} sekunnin kuluttua.',
    other: 'Liian monta yritystä. Yritä uudelleen {count} sekunnin kuluttua.',
  },

  'paired.here': 'täällä',
  'paired.not-here': 'ei täällä',
  'paired.auto-accept': 'Ota vastaan kysymättä, mitä se lähettää',
  'paired.name': 'Laitteen {name} nimi tässä laitteessa',
  'paired.rename': 'Nimeä {name} uudelleen',
  'paired.rename-short': 'Nimeä uudelleen',
  'paired.unpair': 'Poista paritus',
  'paired.unpair-named': 'Poista paritus: {name}',
  'paired.unpair-sure': 'Lopetetaanko paritus laitteen {name} kanssa? Se saa siitä tiedon ja unohtaa myös.',

  'settings.title': 'Asetukset',
  'settings.paired': 'Paritetut laitteet',
  'settings.none': 'Ei vielä yhtään.',
  'settings.language': 'Kieli',
  'settings.language-auto': 'Selaimen mukaan',

  'room.title': 'Koodihuone',
  'room.what':
    'Kaikki huoneessa olevat näkevät toisensa, missä verkossa ovatkin. Se katoaa, kun viimeinen lähtee.',
  'room.new': 'Avaa uusi',
  'room.create': 'Luo huone',
  'room.enter': 'Mene huoneeseen',
  'room.label': 'Viisi kirjainta',
  'room.join': 'Mene',
  'room.inside': 'Olet huoneessa',
  'room.qr': 'Skannattava koodi, joka avaa tämän huoneen',
  'room.leave': 'Poistu huoneesta',
  'room.trouble.unknown-code': 'Näillä kirjaimilla ei ole huonetta.',
  'room.trouble.try-later': 'Liian monta yritystä. Odota hetki ja yritä uudelleen.',
  'room.trouble.disabled': 'Tämä boksi ei tarjoa koodihuoneita.',
  'room.trouble.gone': 'Huonetta, jossa olit, ei enää ole.',
  'room.trouble.box': 'Boksia ei tavoiteta. Yritä uudelleen, kun se on palannut.',

  'help.title': 'Ohje',
  'help.send': 'Lähettäminen',
  'help.send-how':
    'Avaa tämä sivu molemmissa laitteissa. Napauta toista laitetta ja valitse tiedostot. Ne kulkevat salattuina suoraan laitteesta toiseen.',
  'help.see': 'En näe toista laitettani',
  'help.see-how':
    'Molempien on oltava samassa verkossa kuin boksi ja tämän sivun on oltava niissä auki. Jos verkot ovat eri, parita laitteet tai käytä koodihuonetta.',
  'help.pair': 'Paritus',
  'help.pair-how':
    'Paritetut laitteet löytävät toisensa missä tahansa verkossa ja todistavat, keitä ne ovat, joten kukaan ei pääse väliin.',
  'help.room': 'Koodihuoneet',
  'help.room-how': 'Viisi kirjainta tuo laitteet hetkeksi yhteen ilman paritusta.',
  'help.trust': 'Saa tämä selain luottamaan boksiin',

  'diagnosis.title': 'Miksi en näe toista laitettani?',
  'diagnosis.start': 'Selvitä syy',
  'diagnosis.running': 'Tutkitaan…',
  'diagnosis.fine': 'Täällä kaikki on kunnossa. Tee sama toisessa laitteessa ja vertaa.',
  'diagnosis.yes': 'kyllä',
  'diagnosis.no': 'ei',
  'diagnosis.copy': 'Kopioi raportti',
  'diagnosis.about.address': 'Boksi näkee tämän laitteen osoitteessa',
  'diagnosis.about.network': 'Verkkosi, muita siinä',
  'diagnosis.about.paired': 'Paritettuja laitteita täällä',
  'diagnosis.about.code': 'Koodihuone, muita siinä',
  'diagnosis.about.seen': 'Muita laitteita näkyvissä',
  'diagnosis.about.secure': 'Suojattu sivu',
  'diagnosis.about.trusted': 'Tämä selain luottaa boksiin',
  'diagnosis.about.webrtc': 'Tämä selain voi yhdistää muihin',
  'diagnosis.about.stun': 'Suorat yhteydet: näkyy osoitteena',
  'diagnosis.about.router': 'Toisen reitittimen takana',
  'diagnosis.about.ports': 'Yksi portti kaikkiin kohteisiin',
  'diagnosis.about.udp': 'Boksin kautta UDP:llä',
  'diagnosis.about.tcp': 'Boksin kautta TCP:llä',
  'diagnosis.about.tls': 'Boksin kautta TLS:llä',
  'diagnosis.advice.box': 'Boksi ei vastaa. Onko tämä laite vielä sen verkossa?',
  'diagnosis.advice.proxy':
    'Tulet välityspalvelimen kautta. Molempien laitteiden on tultava samaa reittiä, oltava paritettuja tai oltava koodihuoneessa.',
  'diagnosis.advice.proxy-ignored':
    'Tulet välityspalvelimen kautta, johon boksia ei ole käsketty luottamaan, joten se näkee sinun sijastasi välityspalvelimen. Katso trusted-proxies sen asetuksista.',
  'diagnosis.advice.outside':
    'Boksi näkee sinut internetistä. Sammuta VPN tai iCloud Private Relay, poistu mobiiliverkosta tai käytä koodihuonetta.',
  'diagnosis.advice.subnet':
    'Olet eri verkossa kuin boksi: vierasverkossa, toisen reitittimen takana tai VPN:ssä. Siirry boksin verkkoon tai käytä koodihuonetta.',
  'diagnosis.advice.alone':
    'Avaa tämä sivu myös toisessa laitteessa ja vertaa: molempien pitäisi näyttää sama verkko. Jos ei, toinen on vierasverkossa tai käyttää VPN:ää.',
  'diagnosis.advice.insecure':
    'Tämä sivu avattiin ilman salausta, joten jotkin asiat eivät toimi. Avaa boksin https-osoite.',
  'diagnosis.advice.stun-none':
    'Ei vastausta UDP:llä. Tämän laitteen tai boksin palomuuri on tiellä; yhteydet kulkevat silloin boksin kautta.',
  'diagnosis.advice.untrusted':
    'Ohitit varoituksen. Sivun asentaminen ja TLS boksin kautta tarvitsevat boksin varmenteen: katso Ohje, ”Saa tämä selain luottamaan boksiin”.',
  'diagnosis.advice.webrtc':
    'WebRTC on täällä pois päältä asetuksen, laajennuksen tai iPhonen lukitustilan vuoksi. Salli se tälle sivulle tai käytä toista selainta.',
  'diagnosis.advice.stun-elsewhere':
    'Suorat yhteydet lähtevät tästä laitteesta eri reittiä kuin tämä sivu: välissä on VPN tai toinen reititin.',
  'diagnosis.advice.router':
    'Tämän laitteen ja boksin välissä on toinen reititin. Sen toisella puolella olevat laitteet voi ehkä tavoittaa vain boksin kautta.',
  'diagnosis.advice.alternate':
    'Boksin toinen portti (UDP 3479) ei vastannut, joten vertailua ei voitu tehdä. Palomuuri saattaa estää sen.',
  'diagnosis.advice.ports':
    'Välissä oleva reititin vaihtaa porttia joka yhteydelle. Suorat yhteydet voivat epäonnistua; silloin boksi auttaa.',
  'diagnosis.advice.udp': 'Palomuurin estämä. Sillä on merkitystä vain, jos TCP ja TLS eivät nekään toimi.',
  'diagnosis.advice.tcp': 'Palomuurin estämä. Sillä on merkitystä vain, jos UDP:kään ei toimi.',
  'diagnosis.advice.tls':
    'Palomuuri estää portin 5349. Sillä on merkitystä vain verkoissa, jotka estävät kaiken muun.',
  'diagnosis.advice.tls-untrusted':
    'Toimii vain siellä, missä tämä selain luottaa boksiin. Sillä on merkitystä vain verkoissa, jotka estävät kaiken muun.',

  'diagnosis.trial.title': 'Kokeile yhteyttä',
  'diagnosis.trial.none': 'Näkyvissä ei ole muuta laitetta, jolla kokeilla.',
  'diagnosis.trial.try': 'Kokeile: {name}',
  'diagnosis.trial.relay':
    'Verkko pitää laitteet erillään (laitteiden eristys, vierasverkko tai palomuuri), joten boksi välittää kaiken. Hitaampaa, mutta toimii.',
  'diagnosis.trial.no-path':
    'Ei suoraan eikä boksin kautta. Palomuuri jommassakummassa tai verkossa estää UDP:n ja portit 3478 ja 5349, tai VPN on päällä.',
  'diagnosis.trial.no-answer': 'Toinen laite ei vastaa. Onko sivu siinä auki ja näyttö päällä?',
  'diagnosis.trial.away': 'Toinen laite nukkuu tai näyttää jotain muuta. Avaa sivu siinä.',
  'diagnosis.trial.unproven':
    'Toinen osapuoli ei voinut todistaa, kuka se on. Lataa sivu uudelleen molemmissa.',
  'diagnosis.trial.intruder': 'Joku muu vastasi. Älä käytä tätä verkkoa yksityisiin asioihin.',
  'diagnosis.trial.lost': 'Se toimi ja katkesi. Heikko Wi-Fi, tai toinen laitteista vaihtoi verkkoa.',
  'diagnosis.trial.box': 'Boksia ei tavoiteta.',
  'diagnosis.pair': 'Käytössä',
  'diagnosis.here': 'Tämän laitteen tarjoamat',
  'diagnosis.there': 'Toisen laitteen tarjoamat',
  'diagnosis.details': 'Tiedot',

  'request.title': '{name} haluaa lähettää sinulle jotain',
  'request.files': { one: '{count} tiedosto', other: '{count} tiedostoa' },
  'request.all': 'Ota kaikki',
  'request.take': 'Ota {name}',
  'request.where': 'Valitse paikka…',
  'request.full':
    'Tässä laitteessa on tilaa vain {room}. Valitse vähemmän tiedostoja, vapauta tilaa tai valitse, mihin ne menevät.',
  'request.memory': 'Tämä selain pitää vastaanotetun muistissa, enintään {room}.',
  'request.list': 'Tiedostot',
  'request.accept': 'Hyväksy',
  'request.decline': 'Hylkää',

  'outbox.collecting': 'Käydään kansiota läpi…',
  'outbox.nothing': 'Siinä ei ole yhtään tiedostoa.',
  'outbox.unreadable': {
    one: '{count} tiedostoa tai kansiota ei voitu lukea, joten sitä ei lähetetä.',
    other: '{count} tiedostoa tai kansiota ei voitu lukea, joten niitä ei lähetetä.',
  },
  'outbox.to': 'Kenelle lähetetään',
  'outbox.send': 'Lähetä',
  'outbox.nobody': 'Muita laitteita ei ole vielä täällä.',

  'again.pick': 'Valitse ne uudelleen',
  'again.allow': 'Salli lukeminen uudelleen',
  'again.changed': {
    one: '{count} tiedosto on muuttunut sen jälkeen. Peruuta tämä ja lähetä uudelleen.',
    other: '{count} tiedostoa on muuttunut sen jälkeen. Peruuta tämä ja lähetä uudelleen.',
  },
  'again.missing': { one: '{count} tiedosto puuttuu vielä.', other: '{count} tiedostoa puuttuu vielä.' },

  'file.folder': 'tyhjä kansio',
  'file.skipped': 'ei haluttu',
  'file.cancel': 'Jätä pois {name}',

  'text.title': 'Teksti laitteelle {name}',
  'text.label': 'Teksti tai linkki',
  'text.send': 'Lähetä',
  'text.cancel': 'Peruuta',
  'text.from': 'Laitteelta {name}',
  'text.copy': 'Kopioi',
  'text.copied': 'Kopioitu',
  'text.copy-failed': 'Tämä selain ei anna sivun kopioida. Valitse teksti ja kopioi se.',
  'text.dismiss': 'Poista tämä teksti',
  'text.heading': 'Saadut tekstit',
  'text.delivered': 'Teksti on saapunut laitteelle {name}.',
  'text.failed': 'Teksti ei saapunut laitteelle {name}.',

  'transfers.heading': 'Siirrot',
  'transfers.to': 'laitteelle {name}',
  'transfers.from': 'laitteelta {name}',
  'transfers.name': { one: '{first} ja {count} muu', other: '{first} ja {count} muuta' },
  'transfers.progress': '{done} / {total}',
  'transfers.left': '{time} jäljellä',
  'transfers.cancel': 'Peruuta {name}',
  'transfers.pause': 'Keskeytä {name}',
  'transfers.resume': 'Jatka: {name}',
  'transfers.save': 'Tallenna',
  'transfers.save-again': 'Tallenna uudelleen',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Tallenna kaikki',
  'transfers.saving': 'Pakataan {percent}…',
  'transfers.archive': 'Laitteelta {name}',
  'transfers.archive-failed': 'Niitä ei voitu pakata yhteen. Tallenna ne yksitellen.',
  'transfers.files': 'Tiedostot: {name}',
  'transfers.again': 'Lähetä uudelleen',
  'transfers.dismiss': 'Poista {name} luettelosta',

  'transfer.running': 'käynnissä',
  'transfer.waiting': 'odottaa',
  'transfer.paused': 'keskeytetty',
  'transfer.hold.answer-here': 'odottaa vastaustasi',
  'transfer.hold.answer-there': 'odottaa toista osapuolta',
  'transfer.hold.preparing': 'valmistellaan…',
  'transfer.hold.files-here': 'jatka valitsemalla samat tiedostot uudelleen',
  'transfer.hold.paused-here': 'keskeytetty',
  'transfer.hold.paused-there': 'toinen osapuoli keskeytti',
  'transfer.hold.connection': 'odottaa yhteyttä',
  'transfer.done.send': 'lähetetty ja tarkistettu',
  'transfer.done.receive': 'vastaanotettu ja tarkistettu',
  'transfer.cancelled.here': 'peruutettu',
  'transfer.cancelled.there': 'toinen osapuoli peruutti',

  'cause.declined.here': 'hylätty',
  'cause.declined.there': 'toinen osapuoli hylkäsi',
  'cause.disk-full':
    'Vastaanottavassa laitteessa ei ole enää tilaa. Vapauta siinä tilaa ja lähetä uudelleen.',
  'cause.too-large-for-memory': 'Liian suuri tuolle selaimelle, joka voi pitää tiedostoja vain muistissa.',
  'cause.permission': 'Selain ei saa enää käyttää tätä tiedostoa tai kansiota. Valitse se uudelleen.',
  'cause.storage': 'Vastaanottava laite ei pystynyt tallentamaan sitä.',
  'cause.evicted':
    'Selain on heittänyt pois täällä vastaanotetun, koska se tarvitsi tilaa. Lähetä uudelleen.',
  'cause.connection-lost': 'Yhteys katkesi eikä palannut. Lähetä uudelleen.',
  'cause.file-changed': 'Tiedosto muuttui lähetyksen aikana. Lähetä se uudelleen.',
  'cause.file-vanished': 'Tiedostoa ei enää ole.',
  'cause.digest-mismatch':
    'Perille tuli jotain muuta kuin lähetettiin, joten se heitettiin pois. Lähetä uudelleen.',
  'cause.too-many-files': 'Liian monta tiedostoa kerralla. Lähetä vähemmän.',
  'cause.too-large': 'Tiedosto on liian suuri lähetettäväksi.',
  'cause.incompatible': 'Toisessa laitteessa on auki eri Homedrop-versio. Lataa sivu uudelleen molemmissa.',
  'cause.protocol': 'Toinen laite vastasi jotain käsittämätöntä. Lataa sivu uudelleen molemmissa.',

  'announce.arrived': '{name} on täällä',
  'announce.request': '{name} haluaa lähettää sinulle: {files}',
  'announce.text': 'Laitteelta {name} tuli teksti',
  'announce.sent': 'Lähetetty laitteelle {name}: {what}',
  'announce.received': 'Vastaanotettu laitteelta {name}: {what}',
  'announce.failed': '{what}: {reason}',
};
