// Portuguese of Portugal: the third person without a pronoun, as phones there speak.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telemóvel',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Computador',
  'kind.laptop': 'Portátil',
  'kind.tv': 'TV',
  'kind.headless': 'Caixa',

  'header.pair': 'Emparelhar',
  'header.room': 'Sala por código',
  'header.in-room': 'Na sala {code}',
  'header.settings': 'Definições',
  'header.help': 'Ajuda',

  'dialog.close': 'Fechar',
  'dialog.done': 'Concluído',

  'self.you-are': 'Este dispositivo:',
  'self.rename': 'Alterar o nome deste dispositivo',
  'self.name': 'Nome deste dispositivo',
  'self.save': 'Guardar',
  'self.cancel': 'Cancelar',

  'devices.heading': 'Dispositivos à sua volta',
  'devices.empty.title': 'Ainda não há outro dispositivo',
  'devices.empty.how': 'Abra este endereço no navegador do seu outro dispositivo:',
  'devices.empty.qr': 'Código para ler com a câmara do seu outro dispositivo',
  'devices.target': '{name}, {kind}, {status}. Enviar ficheiros',
  'devices.send-text': 'Enviar um texto para {name}',

  'devices.several': 'Enviar para vários dispositivos',

  'devices.more': 'Mais sobre {name}',
  'devices.paired': 'emparelhado, provou quem é',

  'device.text': 'Enviar um texto',
  'device.folder': 'Enviar uma pasta',
  'device.pair': 'Emparelhar',
  'device.who': 'É mesmo este dispositivo?',
  'device.proven': 'Sim. Está emparelhado com este dispositivo e provou-o.',
  'device.compare':
    'Abra os detalhes nos dois dispositivos e compare: se ambos mostrarem os mesmos seis algarismos, não há ninguém no meio.',
  'device.no-code': 'Os algarismos a comparar aparecem quando os dois dispositivos estiverem ligados.',

  'path.idle': 'sem ligação neste momento',
  'path.connecting': 'a ligar…',
  'path.direct': 'ligado diretamente',
  'path.relay': 'ligado através da caixa',
  'path.failed': 'não foi possível contactá-lo',

  'status.ready': 'toque para enviar ficheiros',
  'status.away': 'ausente',
  'status.connecting': 'a ligar…',
  'status.direct': 'direto',
  'status.relay': 'através da caixa',
  'status.sending': 'a enviar {percent}',
  'status.receiving': 'a receber {percent}',
  'status.failed.no-answer': 'não responde',
  'status.failed.away': 'ausente, à espera que volte',
  'status.failed.unproven': 'não conseguiu provar quem é',
  'status.failed.intruder': 'não é seguro, nada foi enviado',
  'status.failed.no-path': 'sem caminho pela rede',
  'status.failed.lost': 'ligação perdida',
  'status.failed.box': 'caixa inacessível',
  'status.try-again': 'Tentar novamente',

  'box.unreachable': 'A caixa está inacessível. A tentar novamente. As transferências em curso continuam.',
  'box.replaced': 'O Homedrop está aberto noutro separador deste navegador.',
  'box.use-here': 'Usar aqui',

  'intruder.title': 'Há alguém entre este dispositivo e {name}',
  'intruder.what':
    'A ligação foi fechada antes de algo ser enviado ou recebido. Não use esta rede para coisas privadas e fale com a pessoa que cuida da caixa.',
  'intruder.read': 'Li este aviso',

  'notice.away': '{name} está ausente. O que enviar espera aqui até voltar.',
  'notice.unpaired-by': '{name} terminou o emparelhamento.',

  'pair.title': 'Emparelhar dois dispositivos',
  'pair.opening': 'A obter um código…',
  'pair.how': 'No outro dispositivo, leia isto com a câmara ou toque em “Emparelhar” e escreva:',
  'pair.qr': 'Código para ler com a câmara do outro dispositivo',
  'pair.other': 'Ou escreva o código que o outro dispositivo mostra',
  'pair.label': 'Seis algarismos',
  'pair.hint': 'Seis algarismos, válidos durante cinco minutos e para uma tentativa.',
  'pair.pair': 'Emparelhar',
  'pair.cancel': 'Cancelar',
  'pair.close': 'Concluído',
  'pair.again': 'Mostrar um novo código',
  'pair.confirm': 'Emparelhar este dispositivo com o que mostra o código que leu?',
  'pair.busy': 'A emparelhar com {name}…',
  'pair.done': 'Emparelhado com {name}.',
  'pair.done-what': 'A partir de agora, os dois encontram-se em qualquer rede e provam um ao outro quem são.',
  'pair.failed.wrong-code':
    'Os algarismos não estavam certos. Por segurança, cada código só dá para uma tentativa: mostre um novo.',
  'pair.failed.unknown-slot':
    'Nenhum dispositivo mostra este código, ou já foi usado ou expirou. Mostre um novo.',
  'pair.failed.try-later': 'Demasiadas tentativas. Espere um pouco e tente novamente.',
  'pair.failed.expired': 'O código expirou. Mostre um novo.',
  'pair.failed.gone': 'O outro dispositivo saiu. Tente novamente.',
  'pair.failed.broken': 'O outro dispositivo disse algo que não faz sentido. Recarregue a página em ambos.',
  'pair.failed.full':
    'Este dispositivo já está emparelhado com o máximo de outros possível. Desemparelhe primeiro um deles.',
  'pair.failed.disabled': 'Esta caixa não permite emparelhar.',
  'pair.failed.box': 'A caixa está inacessível. Tente novamente quando voltar.',

  'refused.wait': {
    one: 'Demasiadas tentativas. Tente novamente dentro de {count} segundo.',
    many: 'Demasiadas tentativas. Tente novamente dentro de {count} de segundos.',
    other: 'Demasiadas tentativas. Tente novamente dentro de {count} segundos.',
  },

  'paired.here': 'aqui',
  'paired.not-here': 'não está aqui',
  'paired.auto-accept': 'Aceitar o que envia sem perguntar',
  'paired.name': 'Nome para {name} neste dispositivo',
  'paired.rename': 'Mudar o nome de {name}',
  'paired.rename-short': 'Mudar o nome',
  'paired.unpair': 'Desemparelhar',
  'paired.unpair-named': 'Desemparelhar {name}',
  'paired.unpair-sure':
    'Terminar o emparelhamento com {name}? O outro dispositivo é avisado e também o esquece.',

  'settings.title': 'Definições',
  'settings.paired': 'Dispositivos emparelhados',
  'settings.none': 'Ainda nenhum.',
  'settings.language': 'Idioma',
  'settings.language-auto': 'O mesmo do navegador',

  'room.title': 'Sala por código',
  'room.what': 'Todos os que estão numa sala se veem, seja qual for a rede. Desaparece quando sai o último.',
  'room.new': 'Abrir uma sala',
  'room.create': 'Criar uma sala',
  'room.enter': 'Entrar numa sala',
  'room.label': 'Cinco letras',
  'room.join': 'Entrar',
  'room.inside': 'Está na sala',
  'room.qr': 'Código que abre esta sala ao ser lido',
  'room.leave': 'Sair da sala',
  'room.trouble.unknown-code': 'Não há nenhuma sala com estas letras.',
  'room.trouble.try-later': 'Demasiadas tentativas. Espere um pouco e tente novamente.',
  'room.trouble.disabled': 'Esta caixa não disponibiliza salas por código.',
  'room.trouble.gone': 'A sala onde estava já não existe.',
  'room.trouble.box': 'A caixa está inacessível. Tente novamente quando voltar.',

  'help.title': 'Ajuda',
  'help.send': 'Enviar alguma coisa',
  'help.send-how':
    'Abra esta página nos dois dispositivos. Toque no outro dispositivo e escolha ficheiros. Vão encriptados diretamente de um para o outro.',
  'help.see': 'Não vejo o meu outro dispositivo',
  'help.see-how':
    'Ambos têm de estar na mesma rede que a caixa e com esta página aberta. Em redes diferentes, emparelhe-os ou use uma sala por código.',
  'help.pair': 'Emparelhamento',
  'help.pair-how':
    'Os dispositivos emparelhados encontram-se em qualquer rede e provam quem são, para que ninguém se possa pôr no meio.',
  'help.room': 'Salas por código',
  'help.room-how': 'Cinco letras juntam dispositivos por algum tempo, sem os emparelhar.',
  'help.trust': 'Fazer este navegador confiar na caixa',

  'diagnosis.title': 'Porque não vejo o meu outro dispositivo?',
  'diagnosis.start': 'Descobrir porquê',
  'diagnosis.running': 'A verificar…',
  'diagnosis.fine': 'Aqui está tudo bem. Faça o mesmo no outro dispositivo e compare.',
  'diagnosis.yes': 'sim',
  'diagnosis.no': 'não',
  'diagnosis.copy': 'Copiar o relatório',
  'diagnosis.about.address': 'A caixa vê este dispositivo como',
  'diagnosis.about.network': 'A sua rede, outros nela',
  'diagnosis.about.paired': 'Dispositivos emparelhados aqui',
  'diagnosis.about.code': 'Sala por código, outros nela',
  'diagnosis.about.seen': 'Outros dispositivos à vista',
  'diagnosis.about.secure': 'Página segura',
  'diagnosis.about.trusted': 'Este navegador confia na caixa',
  'diagnosis.about.webrtc': 'Este navegador consegue ligar-se a outros',
  'diagnosis.about.stun': 'Ligações diretas: visto como',
  'diagnosis.about.router': 'Atrás de outro router',
  'diagnosis.about.ports': 'Uma porta para todos os destinos',
  'diagnosis.about.udp': 'Através da caixa por UDP',
  'diagnosis.about.tcp': 'Através da caixa por TCP',
  'diagnosis.about.tls': 'Através da caixa por TLS',
  'diagnosis.advice.box': 'A caixa não responde. Este dispositivo ainda está na rede dela?',
  'diagnosis.advice.proxy':
    'Chega através de um proxy. Os dois dispositivos têm de vir pelo mesmo caminho, estar emparelhados ou numa sala por código.',
  'diagnosis.advice.proxy-ignored':
    'Chega através de um proxy em que a caixa não foi instruída a confiar, por isso ela vê o proxy em vez de si. Consulte trusted-proxies na configuração dela.',
  'diagnosis.advice.outside':
    'A caixa vê-o a partir da Internet. Desligue a VPN ou o Reencaminhamento privado do iCloud, saia da rede móvel ou use uma sala por código.',
  'diagnosis.advice.subnet':
    'Está numa rede diferente da rede da caixa: uma rede de convidados, um segundo router ou uma VPN. Mude para a rede da caixa ou use uma sala por código.',
  'diagnosis.advice.alone':
    'Abra esta página também no outro dispositivo e compare: ambos devem mostrar a mesma rede. Se não, um está numa rede de convidados ou usa uma VPN.',
  'diagnosis.advice.insecure':
    'Esta página foi aberta sem encriptação; assim, algumas coisas não funcionam. Abra o endereço https da caixa.',
  'diagnosis.advice.stun-none':
    'Sem resposta por UDP. Há uma firewall neste dispositivo ou na caixa a impedi-lo; as ligações passam então pela caixa.',
  'diagnosis.advice.untrusted':
    'Ignorou um aviso. Instalar a página e usar TLS através da caixa exigem o certificado da caixa: veja Ajuda, “Fazer este navegador confiar na caixa”.',
  'diagnosis.advice.webrtc':
    'O WebRTC está desligado aqui por uma definição, uma extensão ou o modo de bloqueio de um iPhone. Permita-o para esta página ou use outro navegador.',
  'diagnosis.advice.stun-elsewhere':
    'As ligações diretas saem deste dispositivo por um caminho diferente do desta página: há uma VPN ou um segundo router pelo meio.',
  'diagnosis.advice.router':
    'Há um segundo router entre este dispositivo e a caixa. Os dispositivos do outro lado talvez só sejam acessíveis através da caixa.',
  'diagnosis.advice.alternate':
    'A segunda porta da caixa (UDP 3479) não respondeu, por isso não foi possível comparar. Talvez uma firewall a bloqueie.',
  'diagnosis.advice.ports':
    'Um router pelo caminho muda de porta a cada ligação. As ligações diretas podem falhar; nesse caso, a caixa ajuda.',
  'diagnosis.advice.udp':
    'Bloqueado por uma firewall. Só tem importância quando TCP e TLS também não funcionam.',
  'diagnosis.advice.tcp': 'Bloqueado por uma firewall. Só tem importância quando UDP também não funciona.',
  'diagnosis.advice.tls':
    'A porta 5349 está bloqueada por uma firewall. Só tem importância em redes que bloqueiam tudo o resto.',
  'diagnosis.advice.tls-untrusted':
    'Só funciona onde este navegador confia na caixa. Só tem importância em redes que bloqueiam tudo o resto.',

  'diagnosis.trial.title': 'Experimentar uma ligação',
  'diagnosis.trial.none': 'Não há outro dispositivo à vista para experimentar.',
  'diagnosis.trial.try': 'Experimentar {name}',
  'diagnosis.trial.relay':
    'A rede mantém os dois separados (isolamento de clientes, rede de convidados ou firewall), por isso a caixa transmite tudo. É mais lento, mas funciona.',
  'diagnosis.trial.no-path':
    'Nem diretamente nem através da caixa. Uma firewall num dos dois ou na rede bloqueia UDP e as portas 3478 e 5349, ou há uma VPN ligada.',
  'diagnosis.trial.no-answer': 'O outro dispositivo não responde. A página está lá aberta e o ecrã ligado?',
  'diagnosis.trial.away':
    'O outro dispositivo está em repouso ou mostra outra coisa. Abra a página nesse dispositivo.',
  'diagnosis.trial.unproven': 'O outro lado não conseguiu provar quem é. Recarregue a página em ambos.',
  'diagnosis.trial.intruder': 'Respondeu outra pessoa. Não use esta rede para coisas privadas.',
  'diagnosis.trial.lost': 'Funcionou e foi abaixo. O Wi-Fi está fraco, ou um dos dois mudou de rede.',
  'diagnosis.trial.box': 'A caixa está inacessível.',
  'diagnosis.pair': 'Em uso',
  'diagnosis.here': 'Oferecido por este dispositivo',
  'diagnosis.there': 'Oferecido pelo outro',
  'diagnosis.details': 'Detalhes',

  'request.title': '{name} quer enviar-lhe alguma coisa',
  'request.files': { one: '{count} ficheiro', many: '{count} de ficheiros', other: '{count} ficheiros' },
  'request.all': 'Aceitar tudo',
  'request.take': 'Aceitar {name}',
  'request.where': 'Escolher onde…',
  'request.full':
    'Este dispositivo só tem espaço para {room}. Escolha menos ficheiros, liberte espaço ou escolha para onde vão.',
  'request.memory': 'Este navegador guarda na memória o que recebe, no máximo {room}.',
  'request.list': 'Ficheiros',
  'request.accept': 'Aceitar',
  'request.decline': 'Recusar',

  'outbox.collecting': 'A percorrer a pasta…',
  'outbox.nothing': 'Não tem nenhum ficheiro.',
  'outbox.unreadable': {
    one: 'Não foi possível ler {count} ficheiro ou pasta, que não será enviado.',
    many: 'Não foi possível ler {count} de ficheiros ou pastas, que não serão enviados.',
    other: 'Não foi possível ler {count} ficheiros ou pastas, que não serão enviados.',
  },
  'outbox.to': 'Enviar para',
  'outbox.send': 'Enviar',
  'outbox.nobody': 'Ainda não está aqui nenhum outro dispositivo.',

  'again.pick': 'Escolher de novo',
  'again.allow': 'Permitir de novo a leitura',
  'again.changed': {
    one: '{count} dos ficheiros foi entretanto alterado. Cancele e envie de novo.',
    many: '{count} dos ficheiros foram entretanto alterados. Cancele e envie de novo.',
    other: '{count} dos ficheiros foram entretanto alterados. Cancele e envie de novo.',
  },
  'again.missing': {
    one: 'Ainda falta {count} ficheiro.',
    many: 'Ainda faltam {count} de ficheiros.',
    other: 'Ainda faltam {count} ficheiros.',
  },

  'file.folder': 'pasta vazia',
  'file.skipped': 'não desejado',
  'file.cancel': 'Deixar {name} de fora',

  'text.title': 'Texto para {name}',
  'text.label': 'Texto ou link',
  'text.send': 'Enviar',
  'text.cancel': 'Cancelar',
  'text.from': 'De {name}',
  'text.copy': 'Copiar',
  'text.copied': 'Copiado',
  'text.copy-failed': 'Este navegador não deixa a página copiar. Selecione o texto e copie-o.',
  'text.dismiss': 'Remover este texto',
  'text.heading': 'Textos recebidos',
  'text.delivered': 'O texto chegou a {name}.',
  'text.failed': 'O texto não chegou a {name}.',

  'transfers.heading': 'Transferências',
  'transfers.to': 'para {name}',
  'transfers.from': 'de {name}',
  'transfers.name': {
    one: '{first} e mais {count}',
    many: '{first} e mais {count}',
    other: '{first} e mais {count}',
  },
  'transfers.progress': '{done} de {total}',
  'transfers.left': 'faltam {time}',
  'transfers.cancel': 'Cancelar {name}',
  'transfers.pause': 'Pausar {name}',
  'transfers.resume': 'Retomar {name}',
  'transfers.save': 'Guardar',
  'transfers.save-again': 'Guardar de novo',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Guardar tudo',
  'transfers.saving': 'A comprimir {percent}…',
  'transfers.archive': 'De {name}',
  'transfers.archive-failed': 'Não foi possível juntá-los num só pacote. Guarde-os um a um.',
  'transfers.files': 'Ficheiros de {name}',
  'transfers.again': 'Enviar de novo',
  'transfers.dismiss': 'Remover {name} da lista',

  'transfer.running': 'em curso',
  'transfer.waiting': 'à espera',
  'transfer.paused': 'em pausa',
  'transfer.hold.answer-here': 'à espera da sua resposta',
  'transfer.hold.answer-there': 'à espera do outro lado',
  'transfer.hold.preparing': 'a preparar…',
  'transfer.hold.files-here': 'escolha de novo os mesmos ficheiros para continuar',
  'transfer.hold.paused-here': 'em pausa',
  'transfer.hold.paused-there': 'posto em pausa pelo outro lado',
  'transfer.hold.connection': 'à espera da ligação',
  'transfer.done.send': 'enviado e verificado',
  'transfer.done.receive': 'recebido e verificado',
  'transfer.cancelled.here': 'cancelado',
  'transfer.cancelled.there': 'cancelado pelo outro lado',

  'cause.declined.here': 'recusado',
  'cause.declined.there': 'o outro lado recusou',
  'cause.disk-full': 'O dispositivo que recebe já não tem espaço. Liberte lá espaço e envie de novo.',
  'cause.too-large-for-memory':
    'Demasiado grande para esse navegador, que só consegue guardar ficheiros na memória.',
  'cause.permission': 'O navegador já não pode usar este ficheiro ou pasta. Escolha de novo.',
  'cause.storage': 'O dispositivo que recebe não conseguiu guardá-lo.',
  'cause.evicted':
    'O navegador deitou fora o que tinha sido recebido aqui, porque precisava do espaço. Envie de novo.',
  'cause.connection-lost': 'A ligação perdeu-se e não voltou. Envie de novo.',
  'cause.file-changed': 'O ficheiro foi alterado durante o envio. Envie-o de novo.',
  'cause.file-vanished': 'O ficheiro já não existe.',
  'cause.digest-mismatch': 'O que chegou não foi o que se enviou, por isso foi deitado fora. Envie de novo.',
  'cause.too-many-files': 'Demasiados ficheiros de uma só vez. Envie menos.',
  'cause.too-large': 'O ficheiro é demasiado grande para ser enviado.',
  'cause.incompatible':
    'O outro dispositivo tem aberta outra versão do Homedrop. Recarregue a página em ambos.',
  'cause.protocol': 'O outro dispositivo disse algo que não faz sentido. Recarregue a página em ambos.',

  'announce.arrived': '{name} está aqui',
  'announce.request': '{name} quer enviar-lhe {files}',
  'announce.text': 'Chegou um texto de {name}',
  'announce.sent': '{what}: enviado para {name}',
  'announce.received': '{what}: recebido de {name}',
  'announce.failed': '{what}: {reason}',
};
