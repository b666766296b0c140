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

/** A feature of a run beside, which has no page here. */
export function FeatureBeside({ beside, member, feature, note }: { beside: number; member: number; feature: number; note?: string }) {
  return (
    <span class="tile">
      <FeaturePicture member={member} feature={feature} beside={beside} />
      <span class="hidden">{'Feature '}</span><span>{`${member}/${feature}`}</span>
      {note && <span class="note">{note}</span>}
    </span>
  );
}
