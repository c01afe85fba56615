const longest = 2048;
const smallEnough = 400_000;

/**
 * A photo as small as the app needs it: at most 2048 pixels long, as WebP, and without what the camera wrote into it,
 * such as the place. A browser decodes and packs it beside the page. Anything else is returned as it is.
 */
export async function shrink(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp|heic|heif|avif)$/.test(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size < smallEnough && file.type === 'image/webp') return file;
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
    return new File([blob], file.name.replace(/\.\w+$/, '.webp'), { type: blob.type });
  } catch {
    return file;
  }
}
