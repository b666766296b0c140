-- Cross-entropy on training images over the steps of the last epoch; mean over seeds.
WITH ends AS (SELECT arm, seed, max(epoch) AS epoch FROM arms_loss WHERE term = 'classification' GROUP BY arm, seed),
of_seed AS (
  SELECT e.arm, e.seed, avg(l.value) AS loss
  FROM ends e JOIN arms_loss l ON l.arm = e.arm AND l.seed = e.seed AND l.term = 'classification' AND l.epoch = e.epoch
  GROUP BY e.arm, e.seed
)
SELECT arm, avg(loss) AS mean, stddev_samp(loss) AS sd FROM of_seed JOIN arms USING (arm) GROUP BY arm ORDER BY any_value(place)
