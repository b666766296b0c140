-- The objective of batches by step, in groups of steps whose ends are a factor of 2^(1/6) apart: the study's own, mean over seeds, and every seed of what was allowed to diverge. The last step of one that
-- was stopped is marked.
WITH steps AS (
  SELECT a.place, a.label, o.step, o.objective FROM objectives o JOIN arms a USING (arm) WHERE a.arm = 'study'
),
own AS (SELECT place, label, '' AS seed, floor(6 * log2(step)) AS part, avg(step) AS step, avg(objective) AS objective, false AS stopped FROM steps GROUP BY place, label, part),
tried AS (
  SELECT a.place, a.label, l.seed::VARCHAR AS seed, floor(6 * log2(l.step)) AS part, avg(l.step) AS step, avg(l.loss) AS objective, false AS stopped
  FROM arms_attempt_loss l JOIN arms a USING (arm)
  GROUP BY a.place, a.label, l.seed, part
),
last AS (
  SELECT a.place, a.label, l.seed::VARCHAR AS seed, 0 AS part, l.step, l.loss AS objective, true AS stopped
  FROM arms_attempt_loss l JOIN arms_attempt t USING (arm, seed) JOIN arms a USING (arm)
  WHERE t.diverged AND l.step = (SELECT max(m.step) FROM arms_attempt_loss m WHERE m.arm = l.arm AND m.seed = l.seed)
)
SELECT place, label, seed, step, objective, stopped FROM (SELECT * FROM own UNION ALL SELECT * FROM tried UNION ALL SELECT * FROM last)
WHERE EXISTS (SELECT * FROM arms_attempt)
ORDER BY place, seed, stopped, step
