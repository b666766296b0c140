-- What the study claims of every seed of an arm (the view claims; the study's page has the same table), beside the worst seed.
WITH of_seed AS (
  SELECT arm, metric, seed, avg(value) AS value FROM arms_summary WHERE model = 'member' GROUP BY arm, metric, seed
),
-- A bound is a number, or so many times the error of a baseline.
claimed AS (
  SELECT * EXCLUDE (value), value AS share, value * CASE baseline WHEN '' THEN 1 ELSE (SELECT b.mse FROM baselines b WHERE b.model = baseline) END AS bound
  FROM claims
),
found AS (
  SELECT c.place, s.value - CASE c.less WHEN '' THEN 0 ELSE o.value END AS value
  FROM claimed c JOIN of_seed s ON s.arm = c.arm AND s.metric = c.metric LEFT JOIN of_seed o ON o.arm = c.less AND o.metric = c.metric AND o.seed = s.seed
)
SELECT c.place, c.arm, a.label, c.less, b.label AS less_label, c.metric, c.sign, c.share, c.baseline, c.bound, c.factor, c.digits, c.words, count(f.value) AS seeds,
  CASE c.sign WHEN '≤' THEN max(f.value) ELSE min(f.value) END AS worst,
  coalesce(bool_and(CASE c.sign WHEN '≤' THEN f.value <= c.bound WHEN '≥' THEN f.value >= c.bound ELSE f.value = c.bound END), false) AS holds
FROM claimed c JOIN arms a USING (arm) LEFT JOIN arms b ON b.arm = c.less LEFT JOIN found f ON f.place = c.place
GROUP BY c.place, c.arm, a.label, c.less, b.label, c.metric, c.sign, c.share, c.baseline, c.bound, c.factor, c.digits, c.words
ORDER BY c.place
