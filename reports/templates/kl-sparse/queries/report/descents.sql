-- Arms that learn by L-BFGS, over seeds: objective and error of a pixel with which the last iteration began, and what the last tenth of the iterations took off the objective. The peer learns
-- half the sum of squares by batches: its objective over its last epoch.
WITH descending AS (SELECT split_part(key, ' ', 1) AS arm FROM arm_specification WHERE key LIKE '% training.optimizer' AND piece = 0 AND word = 'l-bfgs'),
ends AS (SELECT arm, seed, max(step) AS steps FROM objectives JOIN descending USING (arm) GROUP BY arm, seed),
of_seed AS (
  SELECT e.arm, e.seed, e.steps, o.objective, o.reconstruction * f.factor AS mse, 1 - o.objective / b.objective AS fell
  FROM ends e
  JOIN objectives o ON o.arm = e.arm AND o.seed = e.seed AND o.step = e.steps
  JOIN objectives b ON b.arm = e.arm AND b.seed = e.seed AND b.step = greatest(1, e.steps * 9 // 10)
  JOIN arm_specification s ON s.key = e.arm || ' training.loss' JOIN pixel_errors f ON f.loss = s.word
),
peer AS (SELECT avg(objective) AS objective FROM objectives WHERE arm = 'half-sum' AND epoch = (SELECT max(epoch) FROM objectives WHERE arm = 'half-sum'))
SELECT a.place, a.arm, a.label, min(o.steps) AS steps, avg(o.objective) AS objective, stddev_samp(o.objective) AS objective_sd, avg(o.mse) AS mse, stddev_samp(o.mse) AS mse_sd, avg(o.fell) AS fell, any_value(p.objective) AS peer
FROM of_seed o JOIN arms a USING (arm) CROSS JOIN peer p
GROUP BY a.place, a.arm, a.label
ORDER BY steps
