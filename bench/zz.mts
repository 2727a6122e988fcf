import { sift } from "#lib/upload/sift.ts";
import { readFileSync, readdirSync } from "node:fs";
const f="/tmp/b5scan";
const heads=readdirSync(f).map(n=>{const b=readFileSync(f+"/"+n);return {n,size:b.length,head:new Uint8Array(b.subarray(0,16384))}});
for(let r=0;r<15;r++){
 let t=performance.now(); for(const h of heads) await sift(h.n,h.size,h.head); const a=performance.now()-t;
 console.log('sift',a.toFixed(0));
}
