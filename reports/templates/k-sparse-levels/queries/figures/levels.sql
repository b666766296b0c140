-- Of every dictionary (but that of the first author's recipe, which changes more than k) and seed, by k: pixels that the median live feature rests on, and the share of dead features. Dictionaries that the study lists by k are two kinds: k falls, or stays what it is.
WITH kinds AS (
  SELECT arm, k, place, CASE WHEN NOT regexp_full_match(arm, '(k|sudden)-[0-9]+') THEN label WHEN falls THEN 'k falls in learning' ELSE 'k from the first step' END AS kind
  FROM dictionaries WHERE arm <> 'author'
)
SELECT min(d.place) OVER (PARTITION BY d.kind) AS place, d.kind, d.k, s.seed, s.value AS support, 100 * x.value AS dead
FROM kinds d JOIN seed_measures s ON s.arm = d.arm AND s.metric = 'median_support'
JOIN seed_measures x ON x.arm = d.arm AND x.seed = s.seed AND x.metric = 'dead_share'
ORDER BY d.place, s.seed
