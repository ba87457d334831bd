import { Stage } from './lab/stage.mjs';
const stage = new Stage();
await stage.box.start();
const [a, b] = await Promise.all([stage.client(), stage.client()]);
for (const c of [a, b]) await c.page.addInitScript(() => {
  globalThis.L = []; const t0 = performance.now();
  const log = (...x) => L.push((performance.now()-t0|0)+' '+x.join(' '));
  const S = WebSocket;
  globalThis.WebSocket = class extends S { constructor(...x){super(...x); this.addEventListener('message', e => log('<', short(e.data)));} send(d){log('>', short(d)); super.send(d);} };
  const short = (d) => { const m = JSON.parse(d); const p = m.payload; if (p) return m.type+' '+JSON.stringify({from:p.from?.slice(0,4),to:p.to?.slice(0,4),d:p.description?.type,c:p.candidate?.candidate?.slice(0,60),g:p.gone,meet:p.meet}); return m.type+' '+JSON.stringify({r:m.room?.kind,e:m.code,p:m.peer?.presence,me:m.peerId, peers:m.peers?.length}); };
  const P = RTCPeerConnection; let n=0;
  globalThis.RTCPeerConnection = class extends P { constructor(...x){super(...x); this.n=++n; log('pc'+this.n,'new'); this.addEventListener('connectionstatechange',()=>log('pc'+this.n,this.connectionState)); this.addEventListener('icegatheringstatechange',()=>log('pc'+this.n,'gather',this.iceGatheringState));this.addEventListener('signalingstatechange',()=>log('pc'+this.n,'sig',this.signalingState));}
   close(){log('pc'+this.n,'close()');super.close();}
   createDataChannel(l,o){const c=super.createDataChannel(l,o);const n=this.n;const s=c.send.bind(c);c.send=(d)=>{log('pc'+n,l,'>',String(d).slice(0,50));s(d)};c.addEventListener('open',()=>log('pc'+n,l,'open'));c.addEventListener('close',()=>log('pc'+n,l,'close'));c.addEventListener('message',e=>log('pc'+n,l,'<',String(e.data).slice(0,50)));return c;} };
});
await Promise.all([a.open(stage.box.url), b.open(stage.box.url)]);
const [an, bn] = [await a.name(), await b.name()];
console.log(an, bn, await a.peer(bn).getAttribute('data-peer-id'));
const f = (name) => ({ name, mimeType: 'x/y', buffer: Buffer.alloc(1024*1024, 3) });
for (let r = 0; r < Number(process.env.ROUNDS ?? 60); r++) {
  await Promise.all([a.open(stage.box.url), b.open(stage.box.url)]);
  await Promise.all([a.peer(bn).waitFor(), b.peer(an).waitFor()]);
  await Promise.all([a.sendFiles(bn, f('x')), b.sendFiles(an, f('y'))]);
  try {
    await Promise.all([a, b].map((c) => c.requests.first().getByTestId('accept').click({ timeout: 6000 })));
    await Promise.all([a, b].map((c) => c.reached('receive', 'done')));
  } catch (e) {
    console.log('round', r, e.message.slice(0, 100));
    for (const c of [a, b]) { console.log('----', await c.page.getByTestId('peer').allInnerTexts(), await c.page.getByTestId('transfer').allInnerTexts()); console.log((await c.page.evaluate('L')).join('\n')); }
    break;
  }
}
await stage.end();
process.exit(0);
