-- Cross-entropy on the training images: of what learns from all at once, at its last step, else over the steps of its last epoch; mean over seeds.
WITH ends AS (SELECT arm, seed, max(step) AS step, max(epoch) AS epoch, max(step) // max(epoch) AS steps FROM arms_loss WHERE term = 'classification' GROUP BY arm, seed),
of_seed AS (
  SELECT e.arm, e.seed, avg(l.value) AS loss
  FROM ends e JOIN arms_loss l ON l.arm = e.arm AND l.seed = e.seed AND l.term = 'classification' AND l.epoch = e.epoch AND (e.epoch > 1 OR l.step = e.step)
  GROUP BY e.arm, e.seed
)
SELECT arm, avg(loss) AS mean, stddev_samp(loss) AS sd FROM of_seed JOIN arms USING (arm) GROUP BY arm ORDER BY any_value(place)
