import type { Text } from "#lib/platform/language.ts";

/** One way to reach the pictures of a scan. The names of buttons are those of the page where the scan is sent. */
export type Guide = {
  slug: string;
  title: Text;
  description: Text;
  steps: readonly Text[];
  /** The steps are different ways, and one of them will do. */
  oneIsEnough?: true;
  /** What may go wrong, and what then. */
  hitches?: readonly { when: Text; then: Text }[];
};

/** To be approved by the clinic. How a disc, a USB drive or a download is read on each kind of device. */
export const deviceGuides: readonly Guide[] = [
  {
    slug: "windows",
    title: { en: "On a Windows PC", es: "En una PC con Windows" },
    description: {
      en: "How to choose the files of an MRI or CT disc, USB drive or ZIP on a Windows PC.",
      es: "Cómo elegir los archivos de un disco, una memoria o un ZIP de resonancia o tomografía en una PC con Windows.",
    },
    steps: [
      { en: "Put in the disc or the USB drive. Wait a minute.", es: "Ponga el disco o la memoria. Espere un minuto." },
      {
        en: "If a program on the disc opens, close it. You do not need it.",
        es: "Si se abre un programa del disco, ciérrelo. No lo necesita.",
      },
      {
        en: "In your request, press “Choose a folder”.",
        es: "En su solicitud, presione “Elegir una carpeta”.",
      },
      {
        en: "At the left, choose “This PC”. Then choose the disc or the USB drive.",
        es: "A la izquierda, elija “Este equipo”. Luego elija el disco o la memoria.",
      },
      {
        en: "Press “Upload” in that window. We find the pictures; nothing is sent before you say so.",
        es: "Presione “Cargar” en esa ventana. Buscamos las imágenes; nada se envía antes de que usted lo diga.",
      },
    ],
    hitches: [
      {
        when: { en: "You have a ZIP file", es: "Tiene un archivo ZIP" },
        then: {
          en: "Press “Choose files”, open “Downloads” and choose the ZIP. You need not unpack it.",
          es: "Presione “Elegir archivos”, abra “Descargas” y elija el ZIP. No hace falta descomprimirlo.",
        },
      },
      {
        when: { en: "The disc does not show up", es: "El disco no aparece" },
        then: {
          en: "Take it out, wipe it from the middle to the edge with a soft cloth, and put it in again.",
          es: "Sáquelo, límpielo del centro al borde con un paño suave y póngalo otra vez.",
        },
      },
    ],
  },
  {
    slug: "mac",
    title: { en: "On a Mac", es: "En una Mac" },
    description: {
      en: "How to choose the files of an MRI or CT disc, USB drive or ZIP on a Mac.",
      es: "Cómo elegir los archivos de un disco, una memoria o un ZIP de resonancia o tomografía en una Mac.",
    },
    steps: [
      {
        en: "Put in the disc or the USB drive. Most Macs need a disc drive that plugs in.",
        es: "Ponga el disco o la memoria. La mayoría de las Mac necesita una unidad de disco externa.",
      },
      { en: "In your request, press “Choose a folder”.", es: "En su solicitud, presione “Elegir una carpeta”." },
      {
        en: "At the left, under “Locations”, choose the disc or the USB drive.",
        es: "A la izquierda, en “Ubicaciones”, elija el disco o la memoria.",
      },
      {
        en: "Press “Upload” or “Open”. We find the pictures; nothing is sent before you say so.",
        es: "Presione “Cargar” o “Abrir”. Buscamos las imágenes; nada se envía antes de que usted lo diga.",
      },
    ],
    hitches: [
      {
        when: { en: "You have a ZIP file", es: "Tiene un archivo ZIP" },
        then: {
          en: "Press “Choose files” and choose it in “Downloads”. Safari may have unpacked it: then choose that folder.",
          es: "Presione “Elegir archivos” y elíjalo en “Descargas”. Quizás Safari ya lo descomprimió: elija entonces esa carpeta.",
        },
      },
      {
        when: {
          en: "The Mac asks if the browser may read the disc",
          es: "La Mac pregunta si el navegador puede leer el disco",
        },
        then: { en: "Press “Allow” or “OK”.", es: "Presione “Permitir” u “OK”." },
      },
    ],
  },
  {
    slug: "iphone",
    title: { en: "On an iPhone or iPad", es: "En un iPhone o iPad" },
    description: {
      en: "How to send an MRI or CT scan from an iPhone or iPad: download it as a ZIP, then choose it.",
      es: "Cómo enviar una resonancia o tomografía desde un iPhone o iPad: descárguela como ZIP y elíjala.",
    },
    steps: [
      {
        en: "A phone cannot read a disc. Ask the place that made the scan for a link to download it.",
        es: "Un teléfono no puede leer un disco. Pida al lugar que hizo el estudio un enlace para descargarlo.",
      },
      {
        en: "Open the link in Safari. Choose “Download study” or “ZIP”, not single pictures.",
        es: "Abra el enlace en Safari. Elija “Descargar estudio” o “ZIP”, no imágenes sueltas.",
      },
      {
        en: "The file goes to the Files app, into “Downloads”. Wait until it is all there.",
        es: "El archivo va a la app Archivos, en “Descargas”. Espere hasta que esté completo.",
      },
      {
        en: "In your request, press “Choose files”, then “Choose Files” or “Browse”.",
        es: "En su solicitud, presione “Elegir archivos”, y luego “Seleccionar archivo” o “Explorar”.",
      },
      { en: "Open “Downloads” and tap the ZIP file.", es: "Abra “Descargas” y toque el archivo ZIP." },
    ],
    hitches: [
      {
        when: { en: "The hospital only has an app", es: "Solo hay una app del hospital" },
        then: {
          en: "Apps often show pictures but do not let you save them. Sign in to the hospital’s website instead.",
          es: "Las apps suelen mostrar las imágenes, pero no dejan guardarlas. Entre en el sitio web del hospital.",
        },
      },
      {
        when: { en: "You thought of a photo of the screen", es: "Pensó en una foto de la pantalla" },
        then: {
          en: "It shows too little. The surgeon scrolls through hundreds of pictures.",
          es: "Muestra muy poco. El cirujano recorre cientos de imágenes.",
        },
      },
    ],
  },
  {
    slug: "android",
    title: { en: "On an Android phone", es: "En un teléfono Android" },
    description: {
      en: "How to send an MRI or CT scan from an Android phone: download it as a ZIP, then choose it.",
      es: "Cómo enviar una resonancia o tomografía desde un teléfono Android: descárguela como ZIP y elíjala.",
    },
    steps: [
      {
        en: "A phone cannot read a disc. Ask the place that made the scan for a link to download it.",
        es: "Un teléfono no puede leer un disco. Pida al lugar que hizo el estudio un enlace para descargarlo.",
      },
      {
        en: "Open the link in Chrome. Choose “Download study” or “ZIP”, not single pictures.",
        es: "Abra el enlace en Chrome. Elija “Descargar estudio” o “ZIP”, no imágenes sueltas.",
      },
      {
        en: "In your request, press “Choose files”.",
        es: "En su solicitud, presione “Elegir archivos”.",
      },
      {
        en: "Open the menu with three lines and choose “Downloads”. Tap the ZIP file.",
        es: "Abra el menú de tres líneas y elija “Descargas”. Toque el archivo ZIP.",
      },
    ],
    hitches: [
      {
        when: { en: "You have the scan on a USB drive", es: "Tiene el estudio en una memoria USB" },
        then: {
          en: "With a small adapter, many phones can read it. The drive then shows up in the same menu.",
          es: "Con un adaptador pequeño, muchos teléfonos pueden leerla. La memoria aparece en el mismo menú.",
        },
      },
    ],
  },
  {
    slug: "chromebook",
    title: { en: "On a Chromebook", es: "En una Chromebook" },
    description: {
      en: "How to choose the MRI or CT files of a USB drive, a disc or a ZIP on a Chromebook.",
      es: "Cómo elegir los archivos de una memoria, un disco o un ZIP de resonancia o tomografía en una Chromebook.",
    },
    steps: [
      {
        en: "Plug in the USB drive, or a disc drive with the disc.",
        es: "Conecte la memoria, o una unidad de disco con el disco.",
      },
      { en: "In your request, press “Choose a folder”.", es: "En su solicitud, presione “Elegir una carpeta”." },
      {
        en: "At the left, choose the USB drive or the disc. Press “Upload”.",
        es: "A la izquierda, elija la memoria o el disco. Presione “Cargar”.",
      },
      {
        en: "For a ZIP file, press “Choose files” and choose it in “Downloads”.",
        es: "Si es un archivo ZIP, presione “Elegir archivos” y elíjalo en “Descargas”.",
      },
    ],
    hitches: [
      {
        when: { en: "The disc does not show up", es: "El disco no aparece" },
        then: {
          en: "Not every disc drive works with a Chromebook. Use another computer, or ask for a download.",
          es: "No todas las unidades de disco funcionan con una Chromebook. Use otra computadora, o pida una descarga.",
        },
      },
    ],
  },
  {
    slug: "no-disc-drive",
    oneIsEnough: true,
    title: { en: "A disc, but no way to read it", es: "Un disco, pero nada que lo lea" },
    description: {
      en: "No disc drive? Four ways to send an MRI or CT scan anyway.",
      es: "¿Sin unidad de disco? Cuatro maneras de enviar su resonancia o tomografía.",
    },
    steps: [
      {
        en: "Ask the place that made the scan for a download as a ZIP file. Many can send you a link.",
        es: "Pida al lugar que hizo el estudio una descarga en un archivo ZIP. Muchos pueden enviarle un enlace.",
      },
      {
        en: "Ask them to copy the scan to a USB drive.",
        es: "Pídales que copien el estudio a una memoria USB.",
      },
      {
        en: "Use a friend’s computer, or one at a library. In your request, press “Send from another computer”: you get a code. Whoever types it there can send the scan and sees nothing else.",
        es: "Use la computadora de un amigo o de una biblioteca. En su solicitud, presione “Enviar desde otra computadora”: recibe un código. Quien lo escriba allí puede enviar el estudio y no ve nada más.",
      },
      {
        en: "Plug in a disc drive. One with a USB cable works with most computers.",
        es: "Conecte una unidad de disco. Una con cable USB funciona con la mayoría de las computadoras.",
      },
    ],
  },
];

/** To be approved by the clinic, and its counsel for the right of access (45 CFR 164.524). How to get one's scan. */
export const getYourScan = {
  slug: "get-your-scan",
  title: { en: "How do I get my scan?", es: "¿Cómo obtengo mi estudio?" },
  description: {
    en: "How to ask for a copy of your MRI or CT scan: what to say, your right, and a letter to hand over.",
    es: "Cómo pedir una copia de su resonancia o tomografía, qué decir, qué le da la ley y una carta para entregar.",
  },
  steps: [
    {
      en: "Call the place that made the scan. Ask for the film library or for medical records.",
      es: "Llame al lugar que hizo el estudio. Pida el archivo de imágenes o los registros médicos.",
    },
    {
      en: "Say: “I need a copy of my MRI or CT scan, as DICOM files, with the report.”",
      es: "Diga: “Necesito una copia de mi resonancia o tomografía, en archivos DICOM, con el informe”.",
    },
    {
      en: "Ask how they can give it to you: as a download, on a USB drive or on a disc. A download as a ZIP file is the easiest.",
      es: "Pregunte cómo se la pueden dar: por descarga, en una memoria o en un disco. Lo más fácil es descargar un archivo ZIP.",
    },
    {
      en: "Take a photo ID with you, and the letter below. They may ask you to sign a form.",
      es: "Lleve una identificación con foto y la carta de abajo. Quizás le pidan firmar un formulario.",
    },
    {
      en: "At home, check it once: it should have your name and the right date.",
      es: "En casa, mírelo una vez: debe tener su nombre y la fecha correcta.",
    },
  ],
} as const satisfies Guide;

export const rightOfAccess = {
  title: { en: "You have a right to a copy", es: "Usted tiene derecho a una copia" },
  lines: [
    {
      en: "In the USA, a law called HIPAA gives you a right to copies of your own records and scans.",
      es: "En los Estados Unidos, una ley llamada HIPAA le da derecho a copias de sus propios registros y estudios.",
    },
    {
      en: "They have 30 days, and most are much faster. They may charge you what the copy costs, and nothing more.",
      es: "Tienen 30 días, y casi todos son mucho más rápidos. Pueden cobrar lo que cuesta la copia, y nada más.",
    },
    {
      en: "You need not say why you want it. They may not hold it back because of a bill.",
      es: "No tiene que decir para qué la quiere. No pueden retenerla por una factura pendiente.",
    },
  ],
} as const satisfies { title: Text; lines: readonly Text[] };

export const portalWay = {
  title: { en: "From the hospital’s website", es: "Desde el sitio web del hospital" },
  lines: [
    {
      en: "Many hospitals show scans on their website for patients. Sign in there and look for “Imaging” or “Test results”.",
      es: "Muchos hospitales muestran los estudios en su sitio web para pacientes. Entre y busque “Imágenes” o “Resultados”.",
    },
    {
      en: "Choose “Download”, then “DICOM”, “full study” or “ZIP”. A PDF or a JPEG picture is not the scan.",
      es: "Elija “Descargar” y luego “DICOM”, “estudio completo” o “ZIP”. Un PDF o una imagen JPEG no es el estudio.",
    },
  ],
} as const satisfies { title: Text; lines: readonly Text[] };
