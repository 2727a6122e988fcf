/** Parts of the body as far as a review of a back needs to tell them apart. "unknown" is an answer. */
export type Region =
  | "lumbar spine"
  | "thoracic spine"
  | "cervical spine"
  | "whole spine"
  | "sacrum and pelvis"
  | "hip"
  | "knee"
  | "head"
  | "abdomen"
  | "chest"
  | "other"
  | "unknown";

/**
 * Words for parts of the body in descriptions that technologists type in English, German, Spanish, French, Italian and
 * Portuguese, upper case without accents. Of several that fit the first wins: a spine before its surroundings, since a
 * "CT abdomen, lumbar spine reformats" is a spine. Thoracolumbar counts as lumbar, which it shows.
 */
export const patterns: readonly (readonly [Region, RegExp])[] = [
  // An exclusion first: "cervical" nodes and uterine cervix, "dorsal" foot are no spine.
  ["other", /CERV\w* (LYMPH|NODE|SOFT)|SOFT TISSUE NECK|WEICHTEILE? HALS|HALSWEICHTEIL/],
  ["sacrum and pelvis", /CERVI(X|CAL CANCER|CAL CA\b)|COL DE L UTERUS|COLLO DELL UTERO/],
  [
    "whole spine",
    /\b(WHOLE|TOTAL|ENTIRE|FULL|COMPLETE|ALL) ?SPINE|\bSPINE (WHOLE|TOTAL|COMPLETE|ENTIRE)\b|SPINE SURVEY/,
  ],
  [
    "whole spine",
    /GANZE? ?WIRBELS|GESAMTE? ?WIRBELS|WIRBELSAEULE (GANZ|GESAMT|TOTAL)|\bGWS\b|\bWS (GANZ|GESAMT|TOTAL)/,
  ],
  [
    "whole spine",
    /(RACHIS|COLONNE|COLUMNA|COLUNA|COLONNA|RACHIDE)( VERTEBRALE?)? (ENTIER|TOTAL|COMPLET|IN TOTO|INTER)/,
  ],
  ["whole spine", /RACHIS ENTIER|\bPAN ?RACHIS|\bTELERACHIS|RACHIDE IN TOTO|COLUMNA EN TOTAL|\bTOTALSPINE|\bSCOLIO/],
  ["whole spine", /\bC ?[/+-] ?T ?[/+-] ?L\b|\bCTL ?(S|SPINE)?\b|\bHWS\b.*\bBWS\b.*\bLWS\b|\bHWS ?[/+-] ?LWS\b/],
  ["lumbar spine", /\bL ?[./-]? ?S?[ .-]?SPINE?\b|\bL ?[/-] ?S ?SP|\bLSP(INE)?\b|\bLSSP(INE)?\b|\bTL ?-?SP|\bL SPN\b/],
  ["lumbar spine", /LUMB(AR|AL|O|E|A\b|\b)|LOMB(AR|AIR|O|A\b|\b)|RACHILOMB|\bLWS\b|\bLWK|\bLSWS\b/],
  [
    "lumbar spine",
    /LENDEN|\bCLS\b|\bL ?- ?WS\b|\bCOL L\b|\bRX? ?CLS\b|\bLS ?- ?SPINE|\bSPINE ?-? ?(L|LS|LUM)\b|(COLUMNA|COLUNA|COLONNA|RACHIS) L ?\/? ?S?\b|DISCOGRAM/,
  ],
  [
    "lumbar spine",
    /\bL[1-5] ?[-/ ] ?(L ?)?[1-5]\b|\bL[1-5] ?[-/ ]? ?S ?1\b|\bT(H)?1[0-2] ?[-/] ?L[1-5]\b|\bL[1-5] ?DISC/,
  ],
  [
    "cervical spine",
    /\bC ?[.-]? ?SPINE?\b|\bCSP(INE)?\b|CERVICAL|CERVICO|CERVICALE|\bRACHIS CERV|\bCERV\b|\bHWS\b|HALSWIRB/,
  ],
  [
    "cervical spine",
    /\bHWK|\bC[1-7] ?[-/] ?(C ?[1-7]|T ?1|TH ?1)\b|\bC SPN\b|\bSPINE ?-? ?(C|CERV)\b|\bCOL C\b|\bH ?- ?WS\b/,
  ],
  [
    "thoracic spine",
    /\bTH? ?[.-]? ?SPINE?\b|SPINE ?-? ?THORACIC|\bTH?SP(INE)?\b|THORACIC ?SP|\bD ?-?SPINE\b|DORSAL ?SP|\bBWS\b|\bBWK|BRUSTWIRB/,
  ],
  [
    "thoracic spine",
    /(RACHIS|COLONNE|COLUMNA|COL|COLUNA|COLONNA|RACHIDE|C)\.? (\w+ )?(DORS|THORAC|TORAC)|\bDORSALE?\b(?! ?(FOOT|FUSS))/,
  ],
  [
    "thoracic spine",
    /WS THORAK|\bMRI? THORACIC\b|\bTH[1-9] ?[-/] ?(TH)?[1-9]|\bSPINE ?-? ?(T|TH|THOR)\b|\bT SPN\b|\bB ?- ?WS\b|THORAKALE? WS|\bDORSO\b/,
  ],
  [
    "sacrum and pelvis",
    /\bSACR|SAKR|\bSI ?-? ?(JOINT|JT)|\bSIJ\b|\bISG\b|KREUZBEIN|STEISSBEIN|COCCY|COCCI|COXIS|SACRO/,
  ],
  ["hip", /\bHIPS?\b|\bHUEFT|\bHUFT|CADERA|\bHANCHE|\bANC(A|HE)\b|QUADRIL|\bCOXA|\bCOXO/],
  ["knee", /\bKNEES?\b|\bKNIE|\bGENOU|RODILLA|GINOCCHI|JOELHO/],
  [
    "head",
    /\bBRAIN|\bHEAD\b|SKULL|\bCRAN[IE]|CRANE|\bKOPF|SCHADEL|SCHAEDEL|\bHIRN|CEREBR|CERVEAU|\bTETE\b|CABEZA|CABECA/,
  ],
  [
    "head",
    /\bTESTA\b|ENCEFAL|ENCEPHAL|\bNEURO(?! ?(FORAM|SPIN))|SELLA|PITUIT|HYPOPHYS|HIPOFIS|ORBIT|\bIACS?\b|SINUS|\bNNH\b|\bCCT\b|\bCEREB/,
  ],
  [
    "abdomen",
    /ABDOM|ABDM|\bABD\b|\bABDO|BAUCH|OBERBAUCH|ADDOM|VIENTRE|LIVER|LEBER|HEPAT|FOIE|HIGADO|FEGATO|FIGADO|KIDNEY|NIERE/,
  ],
  ["abdomen", /\bRENAL|PANCREA|MRCP|CHOLANG|\bCAP\b|\bTAP\b|\bCH ?\/ ?ABD?|\bKUB\b|AORTA|ADRENAL|ENTERO/],
  ["sacrum and pelvis", /PELVI|\bPELV|BECKEN|BASSIN|BACIA|BACINO|PROSTAT|UTER(US|O)|RECTUM|REKTUM|BLADDER/],
  [
    "chest",
    /CHEST|THORA[XKC]|TORA[XC]|TORACE|\bLUNG|POUMON|PULMO|POLMON|\bRIBS?\b|STERNUM|MEDIASTIN|\bTHX\b|\bPA LAT CHEST/,
  ],
  ["other", /SHOULDER|SCHULTER|HOMBRO|EPAULE|SPALLA|OMBRO|ELBOW|ELLBOGEN|CODO|COUDE|GOMITO|COTOVELO/],
  ["other", /WRIST|HANDGELENK|MUNECA|POIGNET|POLSO|PUNHO|\bHANDS?\b|\bMANO\b|FINGER|THUMB/],
  [
    "other",
    /ANKLE|SPRUNGGELENK|\bOSG\b|TOBILLO|CHEVILLE|CAVIGLIA|TORNOZELO|\bFOOT\b|\bFEET\b|\bFUSS\b|\bPIE\b|\bPIED\b|\bPIEDE\b/,
  ],
  [
    "other",
    /\bTHIGH|FEMUR|OBERSCHENKEL|MUSLO|CUISSE|COSCIA|COXA|LOWER LEG|UNTERSCHENKEL|TIBIA|\bCALF\b|\bLEGS?\b|RUNOFF/,
  ],
  [
    "other",
    /BREAST|MAMMA|\bMAMO|\bSEIN\b|HEART|CARDI|\bHERZ|COEUR|CORAZON|\bNECK\b|\bHALS\b|\bCOU\b|CUELLO|COLLO\b|PESCOCO|TMJ|JAW|PLEXUS/,
  ],
];

/** BodyPartExamined's defined terms that the patterns would misread or miss (PS3.16 annex L), letters only. */
export const bodyParts: Readonly<Record<string, Region>> = {
  LSPINE: "lumbar spine",
  LSSPINE: "lumbar spine",
  TLSPINE: "lumbar spine",
  LUMBARSPINE: "lumbar spine",
  LUMBOSACRALSPINE: "lumbar spine",
  TSPINE: "thoracic spine",
  THORACICSPINE: "thoracic spine",
  CSPINE: "cervical spine",
  CERVICALSPINE: "cervical spine",
  CTSPINE: "cervical spine",
  WHOLESPINE: "whole spine",
  SSPINE: "sacrum and pelvis",
  SACRUM: "sacrum and pelvis",
  COCCYX: "sacrum and pelvis",
  SIJOINT: "sacrum and pelvis",
  PELVIS: "sacrum and pelvis",
  HIP: "hip",
  KNEE: "knee",
  HEAD: "head",
  BRAIN: "head",
  SKULL: "head",
  ABDOMEN: "abdomen",
  ABDOMENPELVIS: "abdomen",
  CHESTABDPELVIS: "abdomen",
  CHESTABDOMEN: "abdomen",
  CHEST: "chest",
  EXTREMITY: "other",
  NECK: "other",
  LEG: "other",
};

/** SNOMED CT codes, and the older SNOMED-RT ones, of anatomic regions (PS3.16 CID 4031 and its retired members). */
export const anatomicCodes: Readonly<Record<string, Region>> = {
  "122496007": "lumbar spine",
  "T-11503": "lumbar spine",
  "1217253001": "lumbar spine", // lumbosacral
  "1217256009": "lumbar spine", // thoracolumbar
  "122495006": "thoracic spine",
  "T-11502": "thoracic spine",
  "122494005": "cervical spine",
  "T-11501": "cervical spine",
  "1217257000": "cervical spine", // cervicothoracic
  "54735007": "sacrum and pelvis",
  "T-11AD0": "sacrum and pelvis",
  "1217254007": "sacrum and pelvis",
  "64688005": "sacrum and pelvis",
  "T-11BF0": "sacrum and pelvis",
  "39723000": "sacrum and pelvis",
  "T-15680": "sacrum and pelvis",
  "816092008": "sacrum and pelvis",
  "12921003": "sacrum and pelvis",
  "T-D6000": "sacrum and pelvis",
  "24136001": "hip",
  "T-15710": "hip",
  "29836001": "hip",
  "T-D2500": "hip",
  "72696002": "knee",
  "T-D9200": "knee",
  "12738006": "head",
  "T-A0100": "head",
  "69536005": "head",
  "T-D1100": "head",
  "89546000": "head",
  "T-11100": "head",
  "818981001": "abdomen",
  "113345001": "abdomen",
  "T-D4000": "abdomen",
  "818982008": "abdomen",
  "416775004": "abdomen",
  "R-FAB56": "abdomen",
  "816094009": "chest",
  "51185008": "chest",
  "T-D3000": "chest",
};
