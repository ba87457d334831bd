// French: vous; the box is la box, as French homes call theirs.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Passe fichiers et textes d’un appareil à l’autre, directement par votre propre réseau. Sans compte, sans cloud.',

  'kind.phone': 'Téléphone',
  'kind.tablet': 'Tablette',
  'kind.desktop': 'Ordinateur',
  'kind.laptop': 'Portable',
  'kind.tv': 'Télé',
  'kind.headless': 'Box',

  'header.pair': 'Associer',
  'header.room': 'Salon par code',
  'header.in-room': 'Dans le salon {code}',
  'header.settings': 'Réglages',
  'header.help': 'Aide',

  'dialog.close': 'Fermer',
  'dialog.done': 'Terminé',

  'self.you-are': 'Cet appareil :',
  'self.rename': 'Changer le nom de cet appareil',
  'self.name': 'Nom de cet appareil',
  'self.save': 'Enregistrer',
  'self.cancel': 'Annuler',

  'devices.heading': 'Appareils à proximité',
  'devices.looking': 'Recherche d’autres appareils…',
  'devices.empty.title': 'Pas encore d’autre appareil',
  'devices.empty.how': 'Ouvrez cette adresse dans le navigateur de votre autre appareil :',
  'devices.empty.qr': 'Code à scanner avec l’appareil photo de votre autre appareil',
  'devices.target': '{name}, {kind}, {status}. Envoyer des fichiers',
  'devices.send-text': 'Envoyer un texte à {name}',

  'devices.several': 'Envoyer à plusieurs appareils',

  'devices.more': 'Plus sur {name}',
  'devices.paired': 'associé, a prouvé son identité',

  'device.text': 'Envoyer un texte',
  'device.folder': 'Envoyer un dossier',
  'device.pair': 'Associer',
  'device.who': 'Est-ce vraiment cet appareil ?',
  'device.proven': 'Oui. Il est associé à cet appareil et l’a prouvé.',
  'device.compare':
    'Ouvrez les détails sur les deux appareils et comparez : si les six chiffres sont les mêmes, personne ne s’est glissé entre eux.',
  'device.no-code': 'Les chiffres à comparer apparaissent quand les deux appareils sont connectés.',

  'path.idle': 'pas connecté pour l’instant',
  'path.connecting': 'connexion…',
  'path.direct': 'connecté directement',
  'path.relay': 'connecté en passant par la box',
  'path.failed': 'injoignable',
  'away.title': 'La box est injoignable',
  'away.why':
    'Est-elle allumée, et cet appareil est-il dans son réseau ? Cette page reprend d’elle-même dès son retour.',
  'away.works':
    'En attendant, vous pouvez enregistrer ce qui a été reçu ici, et déposer, coller ou partager ce qui doit partir ensuite : tout attend dans cette page.',
  'away.trust': 'La box a été réinstallée ? Vérifiez que ce navigateur lui fait encore confiance.',
  'version.ready': 'Une nouvelle version de Homedrop est prête.',
  'version.load': 'La charger',
  'version.later': 'Plus tard',
  'version.waiting': 'La nouvelle version sera chargée dès qu’aucun transfert ne sera en cours.',

  'status.ready': 'touchez pour envoyer des fichiers',
  'status.away': 'absent',
  'status.connecting': 'connexion…',
  'status.direct': 'direct',
  'status.relay': 'en passant par la box',
  'status.sending': 'envoi {percent}',
  'status.receiving': 'réception {percent}',
  'status.failed.no-answer': 'ne répond pas',
  'status.failed.away': 'absent, en attente de son retour',
  'status.failed.unproven': 'n’a pas pu prouver son identité',
  'status.failed.intruder': 'pas sûr, rien n’a été envoyé',
  'status.failed.no-path': 'aucun chemin à travers le réseau',
  'status.failed.lost': 'connexion perdue',
  'status.failed.box': 'box injoignable',
  'status.try-again': 'Réessayer',

  'box.unreachable':
    'La box est injoignable. Nouvelle tentative en cours. Les transferts commencés continuent.',
  'box.replaced': 'Homedrop est ouvert dans un autre onglet de ce navigateur.',
  'box.use-here': 'Utiliser ici',

  'intruder.title': 'Quelqu’un s’est glissé entre cet appareil et {name}',
  'intruder.what':
    'La connexion a été fermée avant tout envoi ou toute réception. N’utilisez pas ce réseau pour des choses privées et demandez à la personne qui s’occupe de la box.',
  'intruder.read': 'J’ai lu ceci',

  'notice.away': '{name} est absent. Ce que vous envoyez attend ici son retour.',
  'notice.unpaired-by': '{name} a mis fin à l’association.',
  'notice.folder':
    'Le navigateur ne peut plus utiliser le dossier des fichiers reçus. Ils attendent ici ; choisissez à nouveau le dossier dans les réglages.',

  'pair.title': 'Associer deux appareils',
  'pair.opening': 'Demande d’un code…',
  'pair.how':
    'Sur l’autre appareil, scannez ceci avec l’appareil photo, ou touchez « Associer » et saisissez :',
  'pair.qr': 'Code à scanner avec l’appareil photo de l’autre appareil',
  'pair.other': 'Ou saisissez le code que montre l’autre appareil',
  'pair.label': 'Six chiffres',
  'pair.hint': 'Six chiffres, valables cinq minutes et pour un seul essai.',
  'pair.pair': 'Associer',
  'pair.cancel': 'Annuler',
  'pair.close': 'Terminé',
  'pair.again': 'Montrer un nouveau code',
  'pair.confirm': 'Associer cet appareil à celui dont vous avez scanné le code ?',
  'pair.busy': 'Association avec {name}…',
  'pair.done': 'Associé à {name}.',
  'pair.done-what':
    'Désormais, les deux se retrouvent dans n’importe quel réseau et se prouvent leur identité.',
  'pair.failed.wrong-code':
    'Ce n’étaient pas les bons chiffres. Par sécurité, chaque code ne vaut qu’un essai : montrez-en un nouveau.',
  'pair.failed.unknown-slot':
    'Aucun appareil ne montre ce code, ou il a déjà servi ou expiré. Montrez-en un nouveau.',
  'pair.failed.try-later': 'Trop d’essais. Attendez un peu, puis réessayez.',
  'pair.failed.expired': 'Le code a expiré. Montrez-en un nouveau.',
  'pair.failed.gone': 'L’autre appareil est parti. Réessayez.',
  'pair.failed.broken':
    'L’autre appareil a dit quelque chose d’incompréhensible. Rechargez la page sur les deux.',
  'pair.failed.full': 'Cet appareil est associé à autant d’autres que possible. Dissociez-en d’abord un.',
  'pair.failed.disabled': 'Cette box ne propose pas l’association.',
  'pair.failed.box': 'La box est injoignable. Réessayez quand elle sera revenue.',

  'refused.wait': {
    one: 'Trop d’essais. Réessayez dans {count} seconde.',
    many: 'Trop d’essais. Réessayez dans {count} secondes.',
    other: 'Trop d’essais. Réessayez dans {count} secondes.',
  },

  'paired.here': 'ici',
  'paired.not-here': 'pas ici',
  'paired.auto-accept': 'Accepter ses envois sans demander',
  'paired.name': 'Nom pour {name} sur cet appareil',
  'paired.rename': 'Renommer {name}',
  'paired.rename-short': 'Renommer',
  'paired.unpair': 'Dissocier',
  'paired.unpair-named': 'Dissocier {name}',
  'paired.unpair-sure':
    'Mettre fin à l’association avec {name} ? L’autre appareil en est informé et l’oublie aussi.',

  'settings.title': 'Réglages',
  'settings.paired': 'Appareils associés',
  'settings.none': 'Aucun pour l’instant.',
  'settings.language': 'Langue',
  'settings.language-auto': 'Comme le navigateur',
  'settings.theme': 'Clair ou sombre',
  'settings.theme.auto': 'Comme le système',
  'settings.theme.light': 'Clair',
  'settings.theme.dark': 'Sombre',
  'settings.notice': 'Quand quelque chose arrive',
  'settings.notifications': 'Afficher une notification quand cette page n’est pas visible',
  'settings.notifications-denied':
    'Ce navigateur ne le permet pas. Autorisez les notifications pour cette page dans les réglages du navigateur.',
  'settings.notifications-missing':
    'Ce navigateur ne les affiche que pour une box à laquelle il fait confiance : voir l’aide.',
  'settings.sound': 'Jouer un son discret',
  'settings.vibration': 'Vibrer',
  'settings.received': 'Ce qui arrive',
  'settings.saving': 'Fichiers reçus',
  'settings.saving.ask': 'Attendre ici que je les enregistre',
  'settings.saving.downloads': 'Aller aussitôt dans les téléchargements',
  'settings.saving.folder': 'Aller aussitôt dans un dossier',
  'settings.folder-choose': 'Choisir le dossier…',
  'settings.texts': 'Garder les textes sur cet appareil jusqu’à ce que je les efface',
  'settings.finished': 'Garder les transferts terminés dans la liste',
  'settings.forget': 'Tout oublier sur cet appareil',
  'settings.forget-what':
    'Nom, réglages, associations, textes reçus et fichiers pas encore enregistrés disparaîtront pour de bon. Les appareils associés présents en seront avertis.',
  'settings.forget-sure': 'Tout oublier',

  'room.title': 'Salon par code',
  'room.what':
    'Tous ceux d’un salon se voient, quel que soit leur réseau. Il disparaît au départ du dernier.',
  'room.new': 'En ouvrir un',
  'room.create': 'Ouvrir un salon',
  'room.enter': 'Entrer dans un salon',
  'room.label': 'Cinq lettres',
  'room.join': 'Entrer',
  'room.inside': 'Vous êtes dans le salon',
  'room.qr': 'Code à scanner, qui ouvre ce salon',
  'room.leave': 'Quitter le salon',
  'room.trouble.unknown-code': 'Il n’y a pas de salon avec ces lettres.',
  'room.trouble.try-later': 'Trop d’essais. Attendez un peu, puis réessayez.',
  'room.trouble.disabled': 'Cette box ne propose pas de salons par code.',
  'room.trouble.gone': 'Le salon où vous étiez n’existe plus.',
  'room.trouble.box': 'La box est injoignable. Réessayez quand elle sera revenue.',

  'help.title': 'Aide',
  'help.other': 'L’ouvrir sur un autre appareil',
  'help.send': 'Envoyer quelque chose',
  'help.send-how':
    'Ouvrez cette page sur les deux appareils. Touchez l’autre appareil et choisissez des fichiers. Ils vont directement de l’un à l’autre, chiffrés.',
  'help.see': 'Je ne vois pas mon autre appareil',
  'help.see-how':
    'Les deux doivent être dans le même réseau que la box, avec cette page ouverte. Dans des réseaux différents, associez-les ou utilisez un salon par code.',
  'help.pair': 'Association',
  'help.pair-how':
    'Les appareils associés se retrouvent dans n’importe quel réseau et prouvent leur identité, si bien que personne ne peut se glisser entre eux.',
  'help.room': 'Salons par code',
  'help.room-how': 'Cinq lettres réunissent des appareils pour un moment, sans les associer.',
  'help.trust': 'Faire confiance à la box dans ce navigateur',

  'diagnosis.title': 'Pourquoi ne vois-je pas mon autre appareil ?',
  'diagnosis.start': 'Trouver pourquoi',
  'diagnosis.running': 'Recherche…',
  'diagnosis.fine': 'Tout va bien ici. Faites de même sur l’autre appareil et comparez.',
  'diagnosis.yes': 'oui',
  'diagnosis.no': 'non',
  'diagnosis.copy': 'Copier le rapport',
  'diagnosis.about.address': 'La box voit cet appareil comme',
  'diagnosis.about.network': 'Votre réseau, autres appareils présents',
  'diagnosis.about.paired': 'Appareils associés ici',
  'diagnosis.about.code': 'Salon par code, autres appareils présents',
  'diagnosis.about.seen': 'Autres appareils en vue',
  'diagnosis.about.secure': 'Page sécurisée',
  'diagnosis.about.trusted': 'Ce navigateur fait confiance à la box',
  'diagnosis.about.webrtc': 'Ce navigateur peut se connecter à d’autres',
  'diagnosis.about.stun': 'Connexions directes : vu comme',
  'diagnosis.about.router': 'Derrière un autre routeur',
  'diagnosis.about.ports': 'Un seul port pour toutes les destinations',
  'diagnosis.about.udp': 'Par la box en UDP',
  'diagnosis.about.tcp': 'Par la box en TCP',
  'diagnosis.about.tls': 'Par la box en TLS',
  'diagnosis.advice.box': 'La box ne répond pas. Cet appareil est-il encore dans son réseau ?',
  'diagnosis.advice.proxy':
    'Vous passez par un proxy. Les deux appareils doivent prendre le même chemin, être associés ou être dans un salon par code.',
  'diagnosis.advice.proxy-ignored':
    'Vous passez par un proxy auquel la box ne doit pas se fier : elle voit le proxy à votre place. Voir trusted-proxies dans sa configuration.',
  'diagnosis.advice.outside':
    'La box vous voit depuis Internet. Désactivez un VPN ou le Relais privé iCloud, quittez le réseau mobile ou utilisez un salon par code.',
  'diagnosis.advice.subnet':
    'Vous êtes dans un autre réseau que la box : un réseau invité, un second routeur ou un VPN. Passez dans le réseau de la box ou utilisez un salon par code.',
  'diagnosis.advice.alone':
    'Ouvrez aussi cette page sur l’autre appareil et comparez : les deux devraient montrer le même réseau. Sinon, l’un est dans un réseau invité ou utilise un VPN.',
  'diagnosis.advice.insecure':
    'Cette page a été ouverte sans chiffrement ; certaines choses ne marchent pas ainsi. Ouvrez l’adresse https de la box.',
  'diagnosis.advice.stun-none':
    'Pas de réponse en UDP. Un pare-feu sur cet appareil ou sur la box fait obstacle ; les connexions passent alors par la box.',
  'diagnosis.advice.untrusted':
    'Vous avez passé outre un avertissement. Installer la page et passer par la box en TLS demandent le certificat de la box : voir Aide, « Faire confiance à la box dans ce navigateur ».',
  'diagnosis.advice.webrtc':
    'WebRTC est désactivé ici, par un réglage, une extension ou le mode Isolement d’un iPhone. Autorisez-le pour cette page ou prenez un autre navigateur.',
  'diagnosis.advice.stun-elsewhere':
    'Les connexions directes quittent cet appareil par un autre chemin que cette page : il y a un VPN ou un second routeur entre les deux.',
  'diagnosis.advice.router':
    'Un second routeur se trouve entre cet appareil et la box. Les appareils de l’autre côté ne sont peut-être joignables qu’en passant par la box.',
  'diagnosis.advice.alternate':
    'Le second port de la box (UDP 3479) n’a pas répondu, la comparaison n’a donc pas été possible. Un pare-feu le bloque peut-être.',
  'diagnosis.advice.ports':
    'Un routeur intermédiaire change de port à chaque connexion. Les connexions directes peuvent échouer ; la box prend alors le relais.',
  'diagnosis.advice.udp':
    'Bloqué par un pare-feu. Cela ne compte que si TCP et TLS ne marchent pas non plus.',
  'diagnosis.advice.tcp': 'Bloqué par un pare-feu. Cela ne compte que si UDP ne marche pas non plus.',
  'diagnosis.advice.tls':
    'Le port 5349 est bloqué par un pare-feu. Cela ne compte que dans les réseaux qui bloquent tout le reste.',
  'diagnosis.advice.tls-untrusted':
    'Ne marche que là où ce navigateur fait confiance à la box. Cela ne compte que dans les réseaux qui bloquent tout le reste.',

  'diagnosis.trial.title': 'Essayer une connexion',
  'diagnosis.trial.none': 'Aucun autre appareil en vue pour essayer.',
  'diagnosis.trial.try': 'Essayer avec {name}',
  'diagnosis.trial.relay':
    'Le réseau sépare les deux appareils (isolation des clients, réseau invité ou pare-feu), la box transmet donc tout. Plus lent, mais cela marche.',
  'diagnosis.trial.no-path':
    'Ni directement, ni en passant par la box. Un pare-feu sur l’un des deux ou dans le réseau bloque UDP et les ports 3478 et 5349, ou un VPN est actif.',
  'diagnosis.trial.no-answer': 'L’autre appareil ne répond pas. La page y est-elle ouverte, l’écran allumé ?',
  'diagnosis.trial.away': 'L’autre appareil est en veille ou montre autre chose. Ouvrez-y la page.',
  'diagnosis.trial.unproven': 'L’autre côté n’a pas pu prouver son identité. Rechargez la page sur les deux.',
  'diagnosis.trial.intruder':
    'Quelqu’un d’autre a répondu. N’utilisez pas ce réseau pour des choses privées.',
  'diagnosis.trial.lost':
    'Cela a marché, puis s’est interrompu. Wi-Fi faible, ou l’un des deux a changé de réseau.',
  'diagnosis.trial.box': 'La box est injoignable.',
  'diagnosis.pair': 'Utilisé',
  'diagnosis.here': 'Proposé par cet appareil',
  'diagnosis.there': 'Proposé par l’autre',
  'diagnosis.details': 'Détails',

  'request.title': '{name} veut vous envoyer quelque chose',
  'request.files': { one: '{count} fichier', many: '{count} fichiers', other: '{count} fichiers' },
  'request.all': 'Tout prendre',
  'request.take': 'Prendre {name}',
  'request.always': 'Désormais, accepter les envois de {name} sans demander',
  'request.pair': 'Pour accepter les envois de {name} sans demander, associez une fois les deux appareils.',
  'request.where': 'Choisir où…',
  'request.full':
    'Cet appareil n’a de place que pour {room}. Choisissez moins de fichiers, libérez de l’espace ou choisissez où ils vont.',
  'request.memory': 'Ce navigateur garde en mémoire ce qu’il reçoit, {room} au plus.',
  'request.stream':
    'Ceci va droit dans vos téléchargements au fil de l’arrivée. Gardez cette page ouverte jusqu’à la fin : impossible de reprendre après un rechargement.',
  'request.list': 'Fichiers',
  'request.accept': 'Accepter',
  'request.decline': 'Refuser',

  'outbox.collecting': 'Parcours du dossier…',
  'outbox.not-shared': 'Ce qui a été partagé n’a pas pu être repris. Partagez-le à nouveau.',
  'outbox.nothing': 'Il ne contient aucun fichier.',
  'outbox.unreadable': {
    one: '{count} fichier ou dossier n’a pas pu être lu et n’est pas envoyé.',
    many: '{count} fichiers ou dossiers n’ont pas pu être lus et ne sont pas envoyés.',
    other: '{count} fichiers ou dossiers n’ont pas pu être lus et ne sont pas envoyés.',
  },
  'outbox.to': 'Envoyer à',
  'outbox.send': 'Envoyer',
  'outbox.nobody': 'Pas encore d’autre appareil ici.',

  'again.pick': 'Choisir à nouveau',
  'again.allow': 'Autoriser à nouveau la lecture',
  'again.changed': {
    one: '{count} des fichiers a été modifié entre-temps. Annulez cet envoi et recommencez-le.',
    many: '{count} des fichiers ont été modifiés entre-temps. Annulez cet envoi et recommencez-le.',
    other: '{count} des fichiers ont été modifiés entre-temps. Annulez cet envoi et recommencez-le.',
  },
  'again.missing': {
    one: 'Il manque encore {count} fichier.',
    many: 'Il manque encore {count} fichiers.',
    other: 'Il manque encore {count} fichiers.',
  },

  'file.folder': 'dossier vide',
  'file.skipped': 'pas demandé',
  'file.cancel': 'Laisser de côté {name}',
  'file.first': 'Ensuite',

  'text.title': 'Texte pour {name}',
  'text.label': 'Texte ou lien',
  'text.send': 'Envoyer',
  'text.cancel': 'Annuler',
  'text.from': 'De {name}',
  'text.copy': 'Copier',
  'text.copied': 'Copié',
  'text.copy-failed': 'Ce navigateur ne laisse pas la page copier. Sélectionnez le texte et copiez-le.',
  'text.dismiss': 'Supprimer ce texte',
  'text.whole': 'Tout afficher',
  'text.part': '{part} du texte sont affichés.',
  'text.more': 'Afficher plus',
  'text.long': {
    one: '{count} caractère a été collé. Il est envoyé tel quel.',
    many: '{count} de caractères ont été collés. Ils sont tous envoyés.',
    other: '{count} caractères ont été collés. Ils sont tous envoyés.',
  },
  'text.all': {
    one: 'Afficher {count} texte',
    many: 'Afficher les {count} de textes',
    other: 'Afficher les {count} textes',
  },
  'text.clear': 'Effacer les textes',
  'text.heading': 'Textes reçus',
  'text.delivered': 'Le texte est arrivé chez {name}.',
  'text.failed': 'Le texte n’est pas arrivé chez {name}.',

  'transfers.heading': 'Transferts',
  'tray.heading': 'Textes et transferts',
  'transfers.to': 'à {name}',
  'transfers.from': 'de {name}',
  'transfers.name': {
    one: '{first} et {count} autre',
    many: '{first} et {count} autres',
    other: '{first} et {count} autres',
  },
  'transfers.progress': '{done} sur {total}',
  'transfers.left': 'encore {time}',
  'transfers.cancel': 'Annuler {name}',
  'transfers.pause': 'Suspendre {name}',
  'transfers.resume': 'Reprendre {name}',
  'transfers.save': 'Enregistrer',
  'transfers.save-again': 'Enregistrer à nouveau',
  'transfers.open': 'Ouvrir',
  'transfers.share': 'Partager',
  'transfers.save-named': '{action} : {name}',
  'transfers.save-all': 'Tout enregistrer',
  'transfers.saving': 'Regroupement {percent}…',
  'transfers.archive': 'De {name}',
  'transfers.archive-failed': 'Ils n’ont pas pu être regroupés. Enregistrez-les un par un.',
  'transfers.files': 'Fichiers de {name}',
  'transfers.again': 'Envoyer à nouveau',
  'transfers.ask-again': 'Redemander',
  'transfers.first': 'Celui-ci d’abord',
  'transfers.dismiss': 'Retirer {name} de la liste',
  'transfers.clear': 'Retirer les terminés',
  'look.opening': 'Ouverture…',
  'look.none':
    'Ce fichier ne peut pas être affiché ici. Enregistrez-le pour l’ouvrir avec un autre programme.',
  'look.beginning': 'Seul le début est affiché. Enregistrez le fichier pour le voir en entier.',

  'transfer.running': 'en cours',
  'transfer.waiting': 'en attente',
  'transfer.paused': 'suspendu',
  'transfer.hold.answer-here': 'attend votre réponse',
  'transfer.hold.answer-there': 'attend l’autre côté',
  'transfer.hold.preparing': 'préparation…',
  'transfer.hold.files-here': 'choisissez à nouveau les mêmes fichiers pour continuer',
  'transfer.hold.paused-here': 'suspendu',
  'transfer.hold.paused-there': 'suspendu par l’autre côté',
  'transfer.hold.connection': 'attend la connexion',
  'transfer.done.send': 'envoyé et vérifié',
  'transfer.done.receive': 'reçu et vérifié',
  'transfer.cancelled.here': 'annulé',
  'transfer.cancelled.there': 'annulé par l’autre côté',

  'cause.declined.here': 'refusé',
  'cause.declined.there': 'l’autre côté a refusé',
  'cause.disk-full': 'L’appareil qui reçoit n’a plus de place. Libérez-y de l’espace et envoyez à nouveau.',
  'cause.too-large-for-memory':
    'Trop volumineux pour ce navigateur, qui ne peut garder les fichiers qu’en mémoire.',
  'cause.permission':
    'Le navigateur n’a plus le droit d’utiliser ce fichier ou ce dossier. Choisissez-le à nouveau.',
  'cause.storage': 'L’appareil qui reçoit n’a pas pu l’enregistrer.',
  'cause.evicted':
    'Le navigateur a jeté ce qui avait été reçu ici, car il avait besoin de place. Envoyez à nouveau.',
  'cause.connection-lost': 'La connexion a été perdue et n’est pas revenue. Envoyez à nouveau.',
  'cause.file-changed': 'Le fichier a été modifié pendant l’envoi. Envoyez-le à nouveau.',
  'cause.file-vanished': 'Le fichier n’est plus là.',
  'cause.digest-mismatch':
    'Ce qui est arrivé n’est pas ce qui a été envoyé et a donc été jeté. Envoyez à nouveau.',
  'cause.too-many-files': 'Trop de fichiers à la fois. Envoyez-en moins.',
  'cause.too-large': 'Le fichier est trop volumineux pour être envoyé.',
  'cause.incompatible':
    'L’autre appareil a ouvert une autre version de Homedrop. Rechargez la page sur les deux.',
  'cause.protocol':
    'L’autre appareil a dit quelque chose d’incompréhensible. Rechargez la page sur les deux.',

  'announce.arrived': '{name} est là',
  'announce.arrived-many': {
    one: '{count} appareil est là',
    many: '{count} d’appareils sont là',
    other: '{count} appareils sont là',
  },
  'announce.request': '{name} veut vous envoyer {files}',
  'announce.text': 'Un texte est arrivé de {name}',
  'announce.sent': '{what} a été envoyé à {name}',
  'announce.received': '{what} a été reçu de {name}',
  'announce.failed': '{what} : {reason}',
};
