-- Which classes are taken for which, most often first: images per seed, before and after fine-tuning.
SELECT arm, label::INTEGER AS label, predicted::INTEGER AS taken_for,
  count(*)::DOUBLE / (SELECT count(DISTINCT seed) FROM arms_classification o WHERE o.arm = c.arm) AS images
FROM arms_classification c
WHERE arm IN ('layer-2', 'study') AND model = 'member' AND predicted <> label
GROUP BY arm, label, predicted
ORDER BY arm, images DESC, label, taken_for
