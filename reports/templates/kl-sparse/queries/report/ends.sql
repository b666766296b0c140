-- The same with seeds that ended alike in one row, and the objective: of the first batch, and over the last 600 steps. Beside it that of the study's arm over as many steps.
WITH first AS (SELECT arm, seed, loss FROM arms_attempt_loss WHERE step = 1),
late AS (
  SELECT l.arm, l.seed, avg(l.loss) AS loss
  FROM arms_attempt_loss l JOIN (SELECT arm, seed, max(step) AS steps FROM arms_attempt_loss GROUP BY arm, seed) e USING (arm, seed)
  WHERE l.step > e.steps - 600
  GROUP BY l.arm, l.seed
),
own AS (SELECT avg(o.objective) AS objective FROM objectives o JOIN (SELECT arm, seed, max(step) AS steps FROM objectives GROUP BY arm, seed) e USING (arm, seed) WHERE arm = 'study' AND o.step > e.steps - 600)
SELECT a.place, a.arm, a.label, string_agg(t.seed::VARCHAR, ', ' ORDER BY t.seed) AS seeds, t.diverged, t.step, t.steps, t.kind,
  string_agg(t.mean, ', ' ORDER BY t.seed) AS means, CASE t.kind WHEN 'other' THEN t.message ELSE '' END AS message, avg(f.loss) AS first, avg(l.loss) AS last, any_value(o.objective) AS study
FROM tries t JOIN arms a USING (arm) LEFT JOIN first f ON f.arm = t.arm AND f.seed = t.seed LEFT JOIN late l ON l.arm = t.arm AND l.seed = t.seed CROSS JOIN own o
GROUP BY a.place, a.arm, a.label, t.diverged, t.step, t.steps, t.kind, CASE t.kind WHEN 'other' THEN t.message ELSE '' END
ORDER BY a.place, seeds
