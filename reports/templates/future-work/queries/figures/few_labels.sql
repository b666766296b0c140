-- Error rate of softmax by how many labels of each class it has seen, on codes and on pixels, in per cent; where it has seen all, a tenth of them.
WITH named AS (
  SELECT arm, CASE WHEN arm LIKE 'codes%' THEN 'codes' ELSE 'pixels' END AS seen, nullif(regexp_extract(arm, '[0-9]+$'), '')::INTEGER AS labels
  FROM arms WHERE regexp_full_match(arm, '(codes|pixels)(-[0-9]+)?')
)
SELECT n.seen, coalesce(n.labels, (SELECT round(avg(images))::INTEGER FROM dataset_classes WHERE split = 'train')) AS labels, m.seed, 100 * m.value AS error
FROM named n JOIN seed_measures m USING (arm) WHERE m.metric = 'error_rate' ORDER BY n.seen, labels, m.seed
