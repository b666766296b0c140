-- The whole objective of arms that learn by L-BFGS, by iteration, mean over seeds; those that end before another does are dashed.
WITH descending AS (SELECT split_part(key, ' ', 1) AS arm FROM arm_specification WHERE key LIKE '% training.optimizer' AND piece = 0 AND word = 'l-bfgs'),
lines AS (SELECT arm, step, avg(objective) AS objective FROM objectives JOIN descending USING (arm) GROUP BY arm, step)
SELECT a.place, a.label, l.step, l.objective, max(l.step) OVER (PARTITION BY l.arm) < max(l.step) OVER () AS dashed
FROM lines l JOIN arms a USING (arm)
ORDER BY dashed, a.place, l.step
