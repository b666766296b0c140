import { study } from '../data/store';
import { layersOf, member as memberOf } from '../model/member';
import { useLoaded } from './hooks';
import { Picture } from './picture';

/** Whether the page can show what a feature adds to an image. */
export const hasPictures = () => {
  const layers = layersOf(study().model);
  return layers !== null && layers.decode.length === 1;
};

/** What a feature adds to a reconstruction, as an image. */
export function FeaturePicture({ member, feature, size = 'small', label = '' }: { member: number; feature: number; size?: 'small' | 'middle' | 'large'; label?: string }) {
  const loaded = useLoaded(async () => (hasPictures() ? (await memberOf(study(), member)).feature(feature) : null), [member, feature]);
  return loaded === null ? <span class={`picture ${size} none`}>no picture</span> : <Picture values={loaded ?? null} tone="signed" label={label} size={size} />;
}
