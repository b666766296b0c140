import { study } from '../data/store';
import { layersOf } from '../model/member';
import { FeaturePicture, hasPictures } from '../parts/feature-picture';

const NO_PICTURE = 'It has no picture: what it adds to an image depends on the other latents, because there is no single layer that decodes.';

/** What a feature adds to an image, large and in words; where it has no picture, why. Of a run beside where its place is given. */
export function Looks({ member, feature, beside }: { member: number; feature: number; beside?: number }) {
  if (!hasPictures(beside)) return <p class="lacking">{NO_PICTURE}</p>;
  const decodes = layersOf(beside === undefined ? study().model : study().beside[beside].model)!.decode[0].function;
  return (
    <figure>
      <FeaturePicture member={member} feature={feature} beside={beside} size="large" label={`The weights of feature ${feature}`} />
      <figcaption>
        {`What the feature adds to a reconstruction${decodes === 'identity' ? '' : `, before the ${decodes} that makes intensities of it`}: orange where it adds light, blue where it takes light away.`}
      </figcaption>
    </figure>
  );
}
