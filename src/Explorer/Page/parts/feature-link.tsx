import { hasFeatures } from '../data/features';
import { hashOf } from '../route';
import { FeaturePicture, hasPictures } from './feature-picture';

interface FeatureLinkProps {
  member: number;
  feature: number;
  /** The run beside that it is of, by its place; of the run itself unless given. */
  beside?: number;
  note?: string;
}

/** A feature as a small picture that leads to its page; a run without a table of features has no such pages. */
export function FeatureLink({ member, feature, beside, note }: FeatureLinkProps) {
  const name = hasPictures(beside) ? 'tile' : 'tile bare';
  const content = (
    <>
      {hasPictures(beside) && <FeaturePicture member={member} feature={feature} beside={beside} />}
      <span class="hidden">{'Feature '}</span><span>{`${member}/${feature}`}</span>
      {note && <span class="note">{note}</span>}
    </>
  );
  return hasFeatures(beside)
    ? <a class={name} href={hashOf('feature', [member, feature], beside === undefined ? {} : { run: String(beside) })}>{content}</a>
    : <span class={name}>{content}</span>;
}
