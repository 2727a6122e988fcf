import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Transform } from "node:stream";

const magic = Buffer.from("FORAMEN1");
const saltBytes = 32;
const tagBytes = 16;
const pieceBytes = 2 ** 20;

/**
 * Encrypts a stream of any length with AES-256-GCM, a piece of a MiB at a time. Each file has a key of its own, made of
 * the backup's key, a random salt and the file's name; the place of a piece and whether it is the last are part of its
 * nonce, so that nothing can be changed, moved, cut off or put in another file's place.
 */
export function sealing(key: Buffer, name: string): Transform {
  const salt = randomBytes(saltBytes);
  const fileKey = keyOf(key, salt, name);
  const written = (stream: Transform, piece: Buffer, at: number, last: boolean) => {
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonceOf(at, last));
    stream.push(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]));
  };
  return inPieces(pieceBytes, written, (stream) => stream.push(Buffer.concat([magic, salt])));
}

/** Decrypts what `sealing` wrote; fails where a byte was changed, the end is missing, or key or name are others. */
export function unsealing(key: Buffer, name: string): Transform {
  let fileKey: Buffer | undefined;
  const head = magic.length + saltBytes;
  let start = Buffer.alloc(0);
  const pieces = inPieces(pieceBytes + tagBytes, (stream, piece, at, last) => {
    if (!fileKey || piece.length < tagBytes) throw new Error(`${name} was cut off`);
    const decipher = createDecipheriv("aes-256-gcm", fileKey, nonceOf(at, last));
    decipher.setAuthTag(piece.subarray(-tagBytes));
    stream.push(Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]));
  });
  const transform = pieces._transform.bind(pieces);
  pieces._transform = (bytes: Buffer, encoding, done) => {
    if (!fileKey) {
      start = Buffer.concat([start, bytes]);
      if (start.length >= head && start.subarray(0, magic.length).equals(magic))
        fileKey = keyOf(key, start.subarray(magic.length, head), name);
      bytes = start.subarray(head);
    }
    if (fileKey) transform(bytes, encoding, done);
    else done(start.length < head ? null : new Error(`${name} is no sealed file of a backup`));
  };
  return pieces;
}

const keyOf = (key: Buffer, salt: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync("sha256", key, salt, `foramen backup ${name}`, 32));

function nonceOf(at: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(at, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

type Work = (stream: Transform, piece: Buffer, at: number, last: boolean) => void;

/** Hands on pieces of one length; the last, which may be empty, is known as such. */
function inPieces(length: number, work: Work, begin: (stream: Transform) => void = () => undefined): Transform {
  let held: Buffer[] = [];
  let bytes = 0;
  let at = -1;
  const take = (stream: Transform, last: boolean) => {
    const all = Buffer.concat(held);
    const piece = all.subarray(0, length);
    held = [all.subarray(length)];
    bytes = all.length - piece.length;
    work(stream, piece, ++at, last);
  };
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      held.push(chunk);
      bytes += chunk.length;
      attempt(done, () => {
        while (bytes > length) take(this, false);
      });
    },
    flush(done) {
      attempt(done, () => take(this, true));
    },
  });
  begin(transform);
  return transform;
}

function attempt(done: (error?: Error) => void, work: () => void): void {
  try {
    work();
    done();
  } catch (error) {
    done(error as Error);
  }
}
