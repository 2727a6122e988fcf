/**
 * Whether a CT series was reconstructed for bone or for soft tissue, from ConvolutionKernel (0018,1210) and, where it is
 * absent or unknown, from the description. Null when neither tells. Siemens counts up to sharp (B30 soft, B60 and Br59
 * bone), GE and Philips have words and letters, Canon FC numbers.
 */
export function ctKernel(of: { kernel?: string | null; description: string }): "bone" | "soft" | null {
  return byName(of.kernel ?? "") ?? byText(of.description);
}

function byName(kernel: string): "bone" | "soft" | null {
  const name = kernel.trim().toUpperCase();
  const number = Number(/^(?:[BHIJT]|BR|BL|HR|HC|QR|BV|UB|UR)(\d{2})/.exec(name)?.[1] ?? Number.NaN);
  if (number >= 10) return number >= 55 ? "bone" : "soft";
  const canon = Number(/^FC(\d{2})/.exec(name)?.[1] ?? Number.NaN);
  if (canon >= 0) return canon >= 30 && canon < 60 ? "bone" : "soft";
  if (/^(BONE|EDGE|DETAIL\+?BONE|YC|YD|YE|D$|E$|U$|L$)/.test(name)) return "bone";
  return /^(STANDARD|STND|SOFT|A$|B$|C$|UB$|EB$)/.test(name) ? "soft" : null;
}

function byText(description: string): "bone" | "soft" | null {
  const text = description.toUpperCase().replace(/[_^]+/g, " ");
  if (
    /BONE|KNOCHEN|\bHUESO|\bOSEO|\bOSSEUX|\bOS\b|\bOSSO|\bOSSEO|\bKF\b|\bSHARP\b|\bB[67]\d[SF]?\b|\bBR[56]\d/.test(text)
  )
    return "bone";
  const soft = /SOFT|WEICHTEIL|\bWT\b|TISSUE|STANDARD|\bSTND?\b|PARTES BLANDAS|TISSUS? MOUS|TESSUTI MOLLI|PARTES MOLES/;
  return soft.test(text) || /\bB[34]\d[SF]?\b|\bBR[34]\d/.test(text) ? "soft" : null;
}
