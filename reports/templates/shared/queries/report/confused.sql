-- Which classes are taken for which, most often first: images per seed, before and after fine-tuning.
SELECT b.after, label::INTEGER AS label, predicted::INTEGER AS taken_for,
  count(*)::DOUBLE / (SELECT count(DISTINCT seed) FROM arms_classification o WHERE o.arm = b.arm) AS images
FROM arms_classification c JOIN before_after b USING (arm)
WHERE model = 'member' AND predicted <> label
GROUP BY b.arm, b.after, label, predicted
ORDER BY after, images DESC, label, taken_for
