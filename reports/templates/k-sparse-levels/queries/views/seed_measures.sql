-- Measures of every arm and seed, each the mean of its members: those of the summary; of dictionaries more about the shapes of live features (those that some evaluated image activates), and what is found of sums of their atoms.
WITH shapes AS (
  SELECT arm, seed, member, count(*) AS live,
    -- Without those that hardly any image activates; and the share of those that cover more than half of what normal deviates in every pixel do, a third of the pixels.
    median(effective_support) FILTER (frequency >= 0.001) AS support_common, avg((effective_support > pixels / 6.0)::INTEGER) AS wide
  FROM arms_features JOIN dictionaries USING (arm) CROSS JOIN image_shape WHERE NOT dead GROUP BY arm, seed, member
)
SELECT arm, seed, metric, avg(value) AS value FROM arms_summary WHERE model = 'member' GROUP BY arm, seed, metric
UNION ALL SELECT arm, seed, 'support of common', avg(support_common) FROM shapes GROUP BY arm, seed
UNION ALL SELECT arm, seed, 'wide', avg(wide) FROM shapes GROUP BY arm, seed
UNION ALL SELECT arm, seed, 'live', avg(live) FROM shapes GROUP BY arm, seed
UNION ALL SELECT arm, seed, 'found ' || encoder, avg(found) FROM arms_recovery JOIN dictionaries USING (arm) GROUP BY arm, seed, encoder
UNION ALL SELECT arm, seed, 'atoms of a sum', avg(atoms) FROM arms_recovery JOIN dictionaries USING (arm) GROUP BY arm, seed
