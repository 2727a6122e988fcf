import type { Chance } from "./chance.ts";

const given =
  "Maria James Linda Robert Patricia Michael Barbara David Elizabeth William Jennifer Richard Susan Joseph Margaret Thomas Dorothy Charles Lisa Daniel Nancy Matthew Karen Anthony Betty Mark Helen Donald Sandra Steven Ana Paul Ruth Andrew Sharon Joshua Michelle Kenneth Laura Kevin Sarah Brian Kimberly George Deborah Timothy Jessica Ronald Carmen Edward Cynthia Jason Angela José Melissa Jeffrey Brenda Ryan Amy Jacob Rebecca Gary Virginia Nicholas Kathleen Eric Pamela Jonathan Martha Stephen Debra Larry Amanda Justin Stephanie Luis Carolyn Scott Christine Brandon Marie Benjamin Janet Samuel Catherine Gregory Frances Alexander Ann Patrick Joyce Frank Diane Raymond Alice Jack Julie Dennis Heather Jerry Teresa Tyler Doris Aaron Gloria Héctor Evelyn Adam Jean Nathan Cheryl Zachary Mildred Carlos Katherine Walter Joan Kyle Ashley Harold Judith Jeremy Rose Ethan Janice Carl Kelly Keith Nicole Roger Judy Gerald Christina Arthur Kathy Lawrence Theresa Sean Beverly Christian Denise Albert Tammy Austin Irene Joe Jane Noah Lori Rosa Rachel Jesús Marilyn Andrea Louise Peter Grace Ramón Ingrid Björn Zoë Mei Nguyen Priya Omar Fatima Kwame Yuki Olga Ivan".split(
    " ",
  );

const family =
  "Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández López González Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Phillips Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chávez Wood Bennett Gray Mendoza Ruiz Hughes Price Álvarez Castillo Sanders Patel Myers Long Ross Foster Jiménez O’Brien Núñez".split(
    " ",
  );

const starts =
  "Ab Ald Ander Ash Bar Beck Bell Berg Black Brad Bren Burn Cal Carl Chand Clay Cor Crom Dal Den Dor Dun Ed El Ember Fair Farn Fen Fitz Gal Gar Gil Glen Gran Had Hal Ham Hart Haw Hol Hun Kend Kil Kirk Lang Lin Lock Mac Mar Mer Mil Mor Nor Oak Ol Pem Pen Quin Ral Ran Red Rock Ros Ruther Sal Sand Sher Stan Ster Sut Thorn Tre Van Wake Wal War Wes Whit Win Wood York Zim".split(
    " ",
  );
const ends =
  "bert bourne bridge brook burg bury by cott croft dale den don dorf feld fer field ford gate ger grove ham hart holm hurst ington kin ler ley lin low man mann mer mond more ner nell pole ridge sen shaw son stad stein ster stone strom ton vale ville wald ward water way well wick win wood worth wright zer".split(
    " ",
  );

/** An invented person's name: some are common and most are not, as among people. */
export function personName(chance: Chance): string {
  const last = chance.happens(0.45) ? chance.oftenFirst(family) : chance.one(starts) + chance.one(ends);
  const second = chance.happens(0.07) ? `-${chance.oftenFirst(family)}` : "";
  const middle = chance.happens(0.2) ? ` ${chance.one(given).charAt(0)}` : "";
  return `${chance.oftenFirst(given)}${middle} ${last}${second}`;
}

/** An address that nobody has, of a domain that is nobody's. */
export const addressOf = (name: string, mark: string): string =>
  `${name
    .normalize("NFD")
    .replace(/[^A-Za-z]+/g, ".")
    .toLowerCase()}.${mark}@example.org`;

const areaCodes = [212, 305, 312, 404, 415, 512, 602, 617, 702, 713, 718, 786, 813, 917, 954];

export const phoneNumber = (chance: Chance): string =>
  `+1${chance.one(areaCodes)}555${String(chance.below(10_000)).padStart(4, "0")}`;

/** YYYY-MM-DD of somebody between 25 and 85 years old. */
export function birthDate(chance: Chance, now: number): string {
  const years = 25 + (chance.next() + chance.next()) * 30;
  return new Date(now - years * 31_556_952_000).toISOString().slice(0, 10);
}
