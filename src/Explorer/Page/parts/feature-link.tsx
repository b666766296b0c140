import { hashOf } from '../route';
import { FeaturePicture } from './feature-picture';

/** A feature as a small picture that leads to its page. */
export function FeatureLink({ member, feature, note }: { member: number; feature: number; note?: string }) {
  return (
    <a class="tile" href={hashOf('feature', [member, feature])}>
      <FeaturePicture member={member} feature={feature} />
      <span class="hidden">{'Feature '}</span><span>{`${member}/${feature}`}</span>
      {note && <span class="note">{note}</span>}
    </a>
  );
}
