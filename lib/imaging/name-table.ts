/**
 * What is known of names beyond their letters. To be reviewed by the clinic: a line here makes two names "probably the
 * same person" (short forms) or "the same" (spellings), if the birth date agrees; never more.
 */

/** One name in other spellings or languages' alphabets: the first of each line is its usual English form. */
export const spellings: readonly string[] = [
  "muhammad mohammed mohamed mohammad mohamad muhammed mohd mehmet",
  "ahmed ahmad ahmet",
  "hussein husain hussain hossain hossein husseyin huseyin",
  "youssef yusuf yousef yousuf",
  "ibrahim ebrahim brahim",
  "abdullah abdallah abdulla",
  "fatima fatimah fatma fatemeh fatimeh",
  "omar umar omer",
  "aisha aysha ayesha aicha ayse",
  "khalid khaled",
  "kim gim",
  "lee yi rhee rhie",
  "park bak pak bag",
  "choi choe",
  "jung jeong chung",
  "wang wong",
  "chen chan tan",
  "zhang chang cheung",
  "nguyen nguyn",
  "alexander aleksandr alexandr oleksandr aleksander",
  "alexei alexey aleksei aleksey",
  "andrei andrey andrii",
  "sergei sergey serhii",
  "dmitry dmitri dimitri dmytro dmitriy",
  "yulia julia yuliya iulia",
  "georgios yorgos giorgos",
  "nikolaos nicolaos nikos",
];

/** A full name and what friends, or a hurried clerk, make of it. */
export const shortForms: readonly string[] = [
  "william bill billy will willy liam",
  "robert bob bobby rob robbie bert",
  "richard dick rick ricky rich",
  "james jim jimmy jamie",
  "john jack johnny jon",
  "joseph joe joey",
  "thomas tom tommy",
  "charles charlie chuck",
  "edward ed eddie ted ned",
  "henry harry hank",
  "michael mike mick mickey",
  "anthony tony",
  "daniel dan danny",
  "david dave davey",
  "stephen steven steve",
  "christopher chris kit",
  "nicholas nick nicky",
  "matthew matt",
  "andrew andy drew",
  "gregory greg",
  "kenneth ken kenny",
  "lawrence larry laurence",
  "leonard len lenny leo",
  "ronald ron ronnie",
  "donald don donnie",
  "samuel sam sammy",
  "benjamin ben benny",
  "patrick pat paddy",
  "peter pete",
  "philip phil phillip",
  "raymond ray",
  "timothy tim",
  "walter walt wally",
  "frederick fred freddy",
  "gerald gerry jerry",
  "jeffrey jeff geoffrey geoff",
  "alexander alex sandy sasha",
  "elizabeth liz beth betty lizzie eliza betsy lisa",
  "margaret maggie peggy meg marge greta rita",
  "catherine cathy katherine kate kathy katie kathleen kathryn kay",
  "patricia pat patty trish tricia",
  "jennifer jen jenny",
  "susan sue susie suzanne",
  "deborah debbie deb debra",
  "barbara barb babs",
  "dorothy dot dottie dolly",
  "virginia ginny",
  "rebecca becky",
  "victoria vicky tori",
  "christine chris tina christina chrissy",
  "pamela pam",
  "cynthia cindy",
  "sandra sandy",
  "judith judy",
  "jacqueline jackie",
  "theresa terry tess teresa",
  "veronica ronnie vero",
  "ann anna anne annie nancy",
  "mary molly polly",
  "francisco paco pancho kiko",
  "jose pepe",
  "ignacio nacho",
  "guadalupe lupe",
  "maria mari",
  "rosario charo",
  "dolores lola",
  "jesus chuy chucho",
  "enrique quique",
  "alberto beto",
  "eduardo lalo edu",
  "antonio tono toni",
  "giuseppe beppe pino peppe",
  "luigi gigi",
  "giovanni gianni nino",
  "johann hans johannes",
  "friedrich fritz",
  "heinrich heinz",
  "ludwig lutz",
  "katharina kathe katja",
  "elisabeth lisa elsbeth",
  "alexandra sasha sandra",
  "yekaterina katya ekaterina",
  "vladimir vova volodya",
  "ivan vanya",
  "natalia natasha",
  "tatiana tanya",
  "yevgeny zhenya evgeny",
  "stanislaw staszek",
  "katarzyna kasia",
  "malgorzata gosia",
  "joao joaozinho",
  "luiz lula",
];

/** Not part of a name, wherever they stand. */
export const titles: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss mx dr prof professor rev sir dame lady herr frau dipl med monsieur madame mme mlle " +
    "senor senora srta sra sig signor signora dott dottore md phd dds rn esq hanim nee geb geborene"
  ).split(" "),
);

/** Say who of a family is meant, at the end of a name. */
export const generations: Readonly<Record<string, "younger" | "older" | "third">> = {
  jr: "younger",
  junior: "younger",
  ii: "younger",
  filho: "younger",
  sr: "older",
  senior: "older",
  iii: "third",
  iv: "third",
};

/** Little words that come and go between forms ("van der Berg", "Berg"). */
export const particles: ReadonlySet<string> = new Set(
  "de da di do dos das du des del della dela la le las los el al ul van von vom der den ter ten zu zur bin ibn bint ben y e i und af av thi".split(
    " ",
  ),
);

/** What stands in place of a name where it was taken out, or never known. */
export const placeholders: ReadonlySet<string> = new Set(
  (
    "anon unknown unk unnamed noname none null na nn name no not nil removed redacted deleted hidden withheld deidentified " +
    "identified de confidential patient pat subject case test phantom fantom male female unbekannt unbekannte patientin inconnu " +
    "desconocido desconocida sconosciuto desconhecido paciente paziente anonimo anonima lastname firstname last first family given " +
    "emergency trauma notfall"
  ).split(" "),
);
