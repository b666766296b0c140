import { study } from '../data/store';
import { layersOf, member as memberOf } from '../model/member';
import { useLoaded } from './hooks';
import { Picture } from './picture';

/** Whether the page can show what a feature adds to an image, of the run or of one beside it. */
export const hasPictures = (beside?: number) => {
  const layers = layersOf(beside === undefined ? study().model : study().beside[beside].model);
  return layers !== null && layers.decode.length === 1;
};

/** Said once where features without pictures are listed. */
export const NO_PICTURES = 'They have no pictures: no single layer decodes, so what one adds to an image depends on the others.';

interface FeaturePictureProps {
  member: number;
  feature: number;
  /** The run beside that it is of, by its place; of the run itself unless given. */
  beside?: number;
  size?: 'small' | 'middle' | 'large';
  label?: string;
}

/** What a feature adds to a reconstruction, as an image. */
export function FeaturePicture({ member, feature, beside, size = 'small', label = '' }: FeaturePictureProps) {
  const loaded = useLoaded(async () => (hasPictures(beside) ? (await memberOf(study(), member, beside)).feature(feature) : null), [member, feature, beside]);
  return loaded === null ? <span class={`picture ${size} none`}>no picture</span> : <Picture values={loaded ?? null} tone="signed" label={label} size={size} />;
}
