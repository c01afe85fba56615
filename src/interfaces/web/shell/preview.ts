const largest = 512;

/**
 * A small picture of an image as a `blob:` address. It is drawn anew: what a browser can read is an image, whatever the
 * file says, and nothing but pixels is left of it. Undefined for what cannot be read, such as videos.
 */
export async function previewOf(file: File): Promise<string | undefined> {
  if (!file.type.startsWith('image/')) return undefined;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, largest / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale));
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp' }));
  } catch {
    return undefined;
  }
}
