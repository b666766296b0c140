import { loadImages } from '../data/images';
import { study } from '../data/store';
import { className } from '../data/study';
import { hashOf } from '../route';
import { useLoaded } from './hooks';
import { Picture } from './picture';

/** An evaluated image, with what a feature sees in it as heat, that leads to its page. */
export function ImageLink({ image, seen, note }: { image: number; seen: ((pixels: Float32Array) => Float32Array) | null | undefined; note: string }) {
  const images = useLoaded(loadImages, []);
  if (!images) return <span class="tile"><Picture values={null} tone="ink" label="" /></span>;
  const pixels = images.pixels(image);
  const heat = seen ? seen(pixels) : null;
  const name = className(study(), images.labels[image]);
  return (
    <a class="tile" href={hashOf('image', [image])}>
      <Picture values={pixels} tone="ink" heat={heat} label="" />
      <span class="hidden">{`Image ${image}, `}</span><span>{name}</span>
      <span class="note">{note}</span>
    </a>
  );
}
